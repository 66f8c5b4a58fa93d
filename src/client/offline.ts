/** Keeps what is read for times without a network, after a page has had all that it needs itself, and some time. */
const { worker } = document.documentElement.dataset;

if (worker !== undefined && 'serviceWorker' in navigator) {
  const register = () => navigator.serviceWorker.register(worker).catch(() => {});
  addEventListener('load', () => setTimeout(register, 2000));
}
