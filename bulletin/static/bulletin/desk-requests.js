// What the desk asks of the server, one after the other, so that each knows the version that the one before has made.
let queue = Promise.resolve();

const send = async (address, values) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "X-CSRFToken": token, Accept: "application/json" },
      body: values instanceof FormData ? values : new URLSearchParams(values),
    });
    // The admin answers with its page for logging in, or for an expired form.
    if (!response.headers.get("Content-Type")?.startsWith("application/json")) {
      return { status: response.ok || response.status === 403 ? 401 : response.status, said: [] };
    }
    return { status: response.status, ...(await response.json()) };
  } catch {
    return { status: 0, said: [] };
  }
};

// `values` is called when its turn has come. The answer has `status` (0: no connection, 401: not logged in) and `said`.
export const ask = (address, values) => {
  const turn = queue.then(() => send(address, values()));
  queue = turn.catch(() => {});
  return turn;
};
