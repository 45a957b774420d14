// Beside a report: as one reads on, the notes keep pace. Without it they are a list to scroll.
"use strict";
(() => {
  const margin = document.querySelector(".margin");
  const marks = document.querySelectorAll(".text mark[id^='s']");
  if (!margin || !marks.length || !window.IntersectionObserver) return;
  const seen = new Set();
  let waiting = 0;

  const keep = () => {
    waiting = 0;
    if (margin.matches(":hover, :focus-within") || margin.scrollHeight <= margin.clientHeight) return;
    const first = [...marks].find((mark) => seen.has(mark));
    const note = first && document.getElementById("n" + first.id.slice(1));
    if (!note || !note.offsetParent) return;
    margin.scrollTop += note.getBoundingClientRect().top - margin.getBoundingClientRect().top - 40;
  };

  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
    waiting = waiting || requestAnimationFrame(keep);
  }, { rootMargin: "-80px 0px -25% 0px" });
  marks.forEach((mark) => watch.observe(mark));
})();
