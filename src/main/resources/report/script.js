const filter = document.getElementById("filter");
const articles = [...document.querySelectorAll("article")];
const words = new Map(articles.map((a) => [a.id, a.textContent.toLowerCase()]));

function apply() {
  const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const article of articles) {
    const text = words.get(article.id);
    article.hidden = !wanted.every((word) => text.includes(word));
  }
  for (const row of document.querySelectorAll(".overview tbody tr")) {
    const article = document.getElementById(row.dataset.for);
    row.hidden = article !== null && article.hidden;
  }
  for (const section of document.querySelectorAll("section")) {
    section.hidden = !section.querySelector("article:not([hidden])");
  }
}

filter.addEventListener("input", apply);
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach((details) => (details.open = true));
});
document.documentElement.dataset.ready = "true";
