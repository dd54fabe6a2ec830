// A picture's state in its page's address: as `name.key=value`, and where it stands.

export const asked = (name, key) =>
  new URLSearchParams(globalThis.location?.search ?? "").get(`${name}.${key}`);

function go(address) {
  if (address.href !== location.href) history.replaceState(history.state, "", address);
  return address.href;
}

// Have the address lead to this state, at the element of this id; the whole of it.
export function leadTo(name, state, id) {
  const address = new URL(location.href);
  for (const key in state) address.searchParams.set(`${name}.${key}`, state[key]);
  if (id) address.hash = id;
  return go(address);
}

// Take all that out again, and leave what isn't this picture's.
export function forget(name, id) {
  const address = new URL(location.href);
  for (const key of [...address.searchParams.keys()]) {
    if (key.startsWith(`${name}.`)) address.searchParams.delete(key);
  }
  if (id && address.hash === `#${id}`) address.hash = "";
  go(address);
}
