/**
 * The city's own sign-in (OpenID Connect). `issuer` without a slash at the end; `name` stands on the button. secondFactor own: she
 * gives our code, too, if her account has one; trusted: the provider has asked for it. email verified: the provider must say of an
 * address that it is hers; trusted: a directory of one office, which does not say so. prompt login: asks each time who she is, for PCs
 * are shared; provider: as the provider likes. signOut provider: signing out ends her session there, too, where it offers that;
 * here: only ours.
 */
export type SsoSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  secondFactor: "own" | "trusted";
  email: "verified" | "trusted";
  prompt: "login" | "provider";
  signOut: "provider" | "here";
};
