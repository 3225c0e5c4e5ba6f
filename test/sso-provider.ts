import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import express from "express";
import Provider, { type Configuration } from "oidc-provider";

/** Who stands at the provider's sign-in page now; null: she turns away. */
export type Person = { sub: string; email: string; email_verified?: boolean };

export const CLIENT = { id: "tsunagu", secret: "a-secret-of-the-client" };

/** A certified OpenID provider on this machine, whose sign-in page lets `person` in at once. */
export async function openSsoProvider(redirectUri: string, signedOutUri = new URL("/desk", redirectUri).href) {
  const known = new Map<string, Person>();
  const at: { person: Person | null } = { person: null };
  const server = await listening();
  const issuer = `http://127.0.0.1:${portOf(server)}`;
  const provider = new Provider(issuer, configuration([redirectUri, signedOutUri], known));
  const app = express();
  app.get("/login/:uid", async (request, response) => {
    if (at.person !== null) known.set(at.person.sub, at.person);
    const result =
      at.person === null ? { error: "access_denied" } : { login: { accountId: at.person.sub, remember: false } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  app.use(provider.callback());
  server.on("request", app);
  return {
    issuer,
    at,
    async stop() {
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
    },
  };
}
export type SsoProvider = Awaited<ReturnType<typeof openSsoProvider>>;

function configuration(uris: readonly string[], known: ReadonlyMap<string, Person>): Configuration {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    clients: [
      {
        ...{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: uris.slice(0, 1) },
        post_logout_redirect_uris: uris.slice(1),
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "k1", use: "sig", alg: "RS256" }] },
    cookies: { keys: ["of the provider's own"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource } },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/login/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ ...known.get(sub), sub }) }),
    // Consent is the city's own matter: everything asked for is granted.
    async loadExistingGrant({ oidc }) {
      const { session, client, provider } = oidc;
      const grant = new provider.Grant({ accountId: session?.accountId ?? "", clientId: client?.clientId ?? "" });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

/** Its own page would fetch letters from elsewhere. */
function logoutSource(context: { body: unknown }, form: string): void {
  const button = '<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>';
  context.body = `<!doctype html><title>Sign out?</title>${form}${button}`;
}

async function listening(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the provider listens on no port");
  return address.port;
}
