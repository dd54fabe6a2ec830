// In what unit and with how many digits numbers are said: viewcast.own_data.evaluation.unit.
import { fixed, meanAndSpread, rounded, spreadOf } from "./sums.mjs";

// Their sizes in k, and the largest that the middle day has one of is taken.
const UNITS = [["G", 1e6, "billions"], ["M", 1000, "millions"], ["k", 1, "thousands"], ["", 0.001]];
const MOST_DIGITS = 3, NOTHING = 1e-9; // beside the largest day

// How many decimals show so many digits of a number above 0.
const decimals = (number, digits) => digits - 1 - Math.floor(Math.log10(number));

export class Unit {
  // losses: the smallest keeps two digits, with three decimals at most, or the unit is smaller.
  constructor(thousands, losses) {
    const sorted = Float64Array.from(thousands).sort(), n = sorted.length;
    const middle = (sorted[(n - 1) >> 1] + sorted[n >> 1]) / 2;
    const small = Math.min(...losses.filter((loss) => loss > NOTHING * sorted[n - 1]));
    for (const [name, size, word] of UNITS) {
      const wanted = small < Infinity ? decimals(small / size, 2) : 0;
      const note = word ? ` in ${word} (${name})` : "";
      Object.assign(this, { name, size, note, digits: Math.min(MOST_DIGITS, Math.max(0, wanted)) });
      if (middle >= size && wanted <= MOST_DIGITS) break;
    }
  }

  bare(number, sign = false) {
    const value = rounded(number / this.size, this.digits) + 0; // −0 becomes 0
    return (sign && value > 0 ? "+" : "") + fixed(value, this.digits);
  }

  says(number, sign = false) {
    const text = this.bare(number, sign);
    if (!sign || !number || Number(text)) return text + this.name;
    return `less than ${fixed(10 ** -this.digits, this.digits)}${this.name}`;
  }

  // With more digits where seeds that differ would seem not to.
  spread(thousands) {
    const values = thousands.map((value) => value / this.size), apart = spreadOf(values);
    const hidden = apart && !Number(fixed(apart, this.digits)), more = decimals(apart, 1);
    const digits = hidden && more <= this.digits + MOST_DIGITS ? more : this.digits;
    return meanAndSpread(values, digits);
  }
}
