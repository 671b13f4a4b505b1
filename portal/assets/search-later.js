// Holds back the search index until somebody opens the search: it is the heaviest file of a first visit.
// Runs before Material's script, which asks for the index at once. Where this finds nothing to hold, all works as before.
(() => {
  const { open, send } = XMLHttpRequest.prototype;
  const addresses = new WeakMap();
  let held = [];

  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    addresses.set(this, String(address));
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (held && addresses.get(this)?.includes("search/search_index.json")) held.push(() => send.call(this, body));
    else send.call(this, body);
  };

  const release = () => {
    const waiting = held ?? [];
    held = null;
    for (const go of waiting) go();
  };
  document.addEventListener("focusin", (event) => {
    if (event.target.closest(".md-search")) release();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "__search") release();
  });
  if (new URLSearchParams(location.search).has("q")) release();
})();
