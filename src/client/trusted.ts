interface TrustedPolicies {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): unknown;
}

/** Workers come from the site itself (Pagefind starts one), and nothing else may become a script or HTML. */
const { trustedTypes } = globalThis as { trustedTypes?: TrustedPolicies };
trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError(url);
    return url;
  },
});
