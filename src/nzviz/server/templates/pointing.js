// Has *prepare* called with an event when a reader is about to press what is under it: has pointed
// at it for a moment, come to it by the keyboard, or touched it. What has been prepared shows sooner
// than what is made at the click; who asks the browser to save data gets nothing ahead.
const nzvizPointedAt = (prepare) => {
  const MEANT = 50; // milliseconds: who crosses a button on the way elsewhere does not mean it
  if (navigator.connection?.saveData) return;
  let meaning = 0;
  addEventListener("pointerover", (event) => {
    clearTimeout(meaning);
    meaning = setTimeout(prepare, MEANT, event);
  }, { passive: true });
  addEventListener("focusin", prepare);
  // A finger touches what it has not pointed at.
  addEventListener("touchstart", prepare, { capture: true, passive: true });
};
