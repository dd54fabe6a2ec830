// Wakes the box: what reads the numbers is loaded when the box is first touched. A classic
// script, since a page that is opened as a file may load no module.
(() => {
  const box = document.querySelector(".own-numbers"), lines = box.querySelector("textarea");
  const [choose, read] = box.querySelectorAll("button");
  const input = document.createElement("input"); // what it would show, the status says
  Object.assign(input, { type: "file", accept: ".zip,.csv,.tsv,.txt" });
  const status = box.querySelector("[role=status]");
  let loading;
  const load = () =>
    (loading ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.onload = () => done(window.ownNumbers);
      script.onerror = () => failed((loading = undefined));
      script.src = box.dataset.script;
      document.head.append(script);
    }));
  const show = (name, file) =>
    load().then(
      (own) => own.show(box, name, file),
      () => (status.textContent = "What reads the numbers couldn't be loaded. Once the " +
        "network is there, try again; after that it isn't needed any more."),
    );
  for (const touch of ["focusin", "pointerdown", "dragenter"]) {
    box.addEventListener(touch, () => load().catch(() => {}));
  }
  choose.onclick = () => input.click();
  input.onchange = () => {
    if (input.files[0]) show(input.files[0].name, input.files[0]);
    input.value = ""; // so that the same file may be chosen again
  };
  read.onclick = () => {
    if (lines.value.trim()) show("pasted lines", new Blob([lines.value]));
    else lines.focus();
  };
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    box.addEventListener(kind, (event) => {
      event.preventDefault();
      box.classList.toggle("dragged", kind === "dragenter" || kind === "dragover");
    });
  }
  box.addEventListener("drop", ({ dataTransfer: { files } }) => {
    if (files[0]) show(files[0].name, files[0]);
  });
  box.hidden = false;
})();
