// The box on the page "Your own channel": a file or pasted lines in, the story on them out, in
// the browser. Nothing is sent, nothing is kept.
import { tell } from "./evaluation/story.mjs";
import { daysPanel, forecastsPanel } from "./figures.mjs";
import { Offer } from "./networks/offer.mjs";
import { breathing, make } from "./page.mjs";
import { readChannel } from "./reader/read.mjs";
import { ReadError } from "./reader/rows.mjs";

const HYPHEN = /(?<![\w-])-(?=\.?\d)/g; // before a number, and in no date

// A table as viewcast.results.tables writes it; it scrolls where it is too wide.
function showTable(parent, { caption, header, rows }) {
  const scroller = make("div", parent, { className: "output text_html", tabIndex: 0 });
  scroller.setAttribute("role", "group");
  scroller.setAttribute("aria-label", caption);
  const table = make("table", scroller);
  make("span", make("caption", table), { textContent: caption });
  const head = make("tr", make("thead", table)), body = make("tbody", table);
  const words = header.map((_, j) => rows.every((row) => /^\p{L}/u.test(row[j])));
  words[0] = !rows.some(([first]) => first.includes("-")); // a date keeps to its line
  const cell = (name, parent, textContent, j) =>
    make(name, parent, { textContent, className: words[j] ? "words" : "" });
  header.forEach((name, j) => (cell("th", head, name, j).scope = "col"));
  for (const [first, ...others] of rows) {
    const row = make("tr", body);
    cell("th", row, first, 0).scope = "row";
    others.forEach((text, j) => cell("td", row, text.replace(HYPHEN, "−"), j + 1));
  }
}

function showStory(place, channel, story) {
  daysPanel(make("div", place), channel, story);
  for (const words of story.words) make("p", place, { textContent: words });
  if (story.unsure.length) {
    const which = story.unsure.join("; ");
    const textContent =
      `On the training days more than one line may have the smallest loss (${which}); the ` +
      "notebook may take another one.";
    make("p", place, { textContent });
  }
  forecastsPanel(make("div", place), story);
  for (const table of [story.losses, story.gains, story.week]) showTable(place, table);
}

// What went wrong, and where more is read.
function showError(status, error) {
  status.textContent = `${error.message}. `;
  if (!(error instanceof ReadError)) return;
  status.append("This box guesses nothing; ");
  make("a", status, { href: "#read-it", textContent: "the reader in the notebook" });
  status.append(" reads more and says what to do.");
}

let newest = 0; // what was asked for last is what is shown
let offer; // to train networks on it

// words: what YouTube Studio calls things, as in words.json; worker: the source of the one
// that trains networks → { show }.
export default (words, worker) => ({
  async show(box, name, file) {
    const asked = ++newest, status = box.querySelector("[role=status]");
    const place = box.querySelector(".own-story");
    const say = (sentence) => void (status.textContent = sentence);
    offer?.withdraw();
    place.replaceChildren();
    say(`Reading ${name} …`);
    try {
      const channel = await readChannel(name, file, words);
      const told = (story, which) => {
        place.replaceChildren();
        showStory(place, channel, story);
        say(`${channel.note}. ${which} stands below.`);
      };
      const story = await breathing(tell(channel));
      if (asked !== newest) return;
      told(story, "The story on it");
      const show = (whole, focused) => {
        told(whole, "The story on it, with networks,");
        if (focused) place.focus({ preventScroll: true }); // the button is gone
      };
      offer = new Offer(box.querySelector(".own-networks"), worker, channel, { say, show });
    } catch (error) {
      if (asked === newest) showError(status, error);
    }
  },
});
