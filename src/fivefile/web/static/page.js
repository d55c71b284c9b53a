// Shows the chosen file's name in the page's own words; without this script the browser's own control stands there.
document.documentElement.classList.add("scripted");
addEventListener("change", (event) => {
  if (event.target.type !== "file") return;
  event.target.closest(".picker").querySelector(".picked").textContent = event.target.files[0]?.name ?? "";
});
