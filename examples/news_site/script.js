// Pages are the same for every reader. This asks once what this reader chose
// (a small answer that no cache keeps) and reveals it. Everything it does also
// works without it, by links and forms.
const root = document.documentElement;

function press(button, pressed) {
  button.setAttribute("aria-pressed", pressed);
  const words = button.querySelector("span");
  if (words && button.dataset.add) words.textContent = pressed ? button.dataset.remove : button.dataset.add;
  const wish = button.form.elements.wish;
  if (wish) wish.value = pressed ? "remove" : "add";
}

function show(reader) {
  for (const button of document.querySelectorAll("[data-favorite]"))
    press(button, reader.favorites.includes(button.dataset.favorite));
  for (const button of document.querySelectorAll("[data-reaction]"))
    press(button, reader.reaction === button.dataset.reaction);
  const cookies = document.getElementById("cookie-notice");
  if (cookies) cookies.hidden = reader.consent;
  const suggestion = document.getElementById("suggestion");
  if (suggestion) {
    suggestion.hidden = !reader.suggestion;
    if (reader.suggestion) document.getElementById("suggestion-reason").textContent = reader.suggestion;
  }
}

async function ask(path, form) {
  const answer = await fetch(path, form && { method: "POST", body: new URLSearchParams(form), headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  show(await answer.json());
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-stay]")) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  ask(form.action, data).catch(() => form.submit());
});

ask(root.dataset.reader).catch(() => {});
