// Shows what only works with the script, in the page or in a part of it that the server has drawn anew.
export function reveal(part) {
  for (const control of part.querySelectorAll("[data-live]")) control.hidden = false;
}
