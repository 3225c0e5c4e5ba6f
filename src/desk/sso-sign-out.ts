import { askSsoProvider } from "./ask-sso-provider.ts";
import type { SsoSettings } from "./sso-settings.ts";

/**
 * Where the browser goes so that her session ends at the provider, too: whoever sits down next at a shared PC must not come in as her.
 * null: the provider offers no such address or is away, or the settings say to stay here. It knows us by our client's id; it has no
 * token to tell her by, for none is kept, and may ask her whether she means it.
 */
export function ssoSignOut(sso: SsoSettings | null, publicUrl: string | null): () => Promise<string | null> {
  if (sso === null || publicUrl === null || sso.signOut === "here") return async () => null;
  return async () => {
    const asked = await askSsoProvider(sso.issuer);
    const endpoint = asked.ok ? asked.value.end_session_endpoint : undefined;
    if (endpoint === undefined) return null;
    const url = new URL(endpoint);
    url.searchParams.set("client_id", sso.clientId);
    url.searchParams.set("post_logout_redirect_uri", `${publicUrl}/desk`);
    return url.href;
  };
}
