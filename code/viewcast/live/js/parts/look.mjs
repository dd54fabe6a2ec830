// Colours are Okabe and Ito's, and every mark differs by shape or dash as well. All else
// is drawn in the page's own text colour.

export const BLUE = "#0072b2", ORANGE = "#d55e00", GREEN = "#009e73";

// A phone, on which controls and panels are smaller, to be seen together.
export const NARROW = "(max-width: 30rem)";
export const isNarrow = () => matchMedia(NARROW).matches;
