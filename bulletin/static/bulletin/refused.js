"use strict";

// A login in another tab has changed the token; the cookie has the new one.
const refused = document.querySelector(".refused form");

refused?.addEventListener("submit", () => {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (cookie) refused.elements.namedItem("csrfmiddlewaretoken").value = cookie[1];
});
