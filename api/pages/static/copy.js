// A permanent link that is copied where the browser allows; else it stays a link.
(() => {
  for (const link of document.querySelectorAll("a[data-copy]")) {
    const told = document.querySelector("[data-copied]");
    link.addEventListener("click", async (event) => {
      if (!navigator.clipboard) return;
      event.preventDefault();
      try {
        await navigator.clipboard.writeText(link.href);
        told.textContent = link.dataset.copy;
        told.classList.remove("only-heard");
      } catch {
        location.assign(link.href);
      }
    });
  }
})();
