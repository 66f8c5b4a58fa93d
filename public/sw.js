// Where the site keeps nothing for times without a network: a worker of an earlier build ends, its stores go.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => {
  const end = async () => {
    for (const name of await caches.keys()) if (name.startsWith(`${registration.scope}#`)) await caches.delete(name);
    await registration.unregister();
  };
  event.waitUntil(end());
});
