// Pages are the same for every reader. This asks once what this reader chose
// (a small answer that no cache keeps) and reveals it. Everything it does also
// works without it, by links and forms.
const root = document.documentElement;

function keep(button, kept) {
  const { add, remove, addLabel, removeLabel } = button.dataset;
  button.toggleAttribute("data-kept", kept);
  button.querySelector("span").textContent = kept ? remove : add;
  button.setAttribute("aria-label", kept ? removeLabel : addLabel);
  button.form.elements.wish.value = kept ? "remove" : "add";
}

function show(reader) {
  for (const button of document.querySelectorAll("[data-favorite]"))
    keep(button, reader.favorites.includes(button.dataset.favorite));
  for (const button of document.querySelectorAll("[data-reaction]"))
    button.setAttribute("aria-pressed", reader.reaction === button.dataset.reaction);
  const notice = document.getElementById("cookie-notice");
  if (notice) notice.hidden = reader.consent;
  const suggestion = document.getElementById("suggestion");
  if (suggestion) {
    document.getElementById("suggestion-text").textContent = reader.suggestion;
    suggestion.hidden = !reader.suggestion;
  }
}

const headers = { Accept: "application/json" };

async function ask() {
  const answer = await fetch(root.dataset.reader, { headers });
  if (answer.ok) show(await answer.json());
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-stay]")) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers });
    if (!answer.ok) throw new Error(answer.status);
    await ask();
  } catch {
    form.removeAttribute("data-stay");
    form.requestSubmit(event.submitter);
  }
});

ask().catch(() => {});
