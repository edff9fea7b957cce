import type { KoaContextWithOIDC } from 'oidc-provider';

/**
 * Ends the sign-in at once and leads back, as Cognito does: nobody is asked a second time. Where to has been checked
 * against the client's declared addresses.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export async function endSignIn(ctx: KoaContextWithOIDC): Promise<void> {
  const { session, params, provider } = ctx.oidc;
  await session?.destroy();
  ctx.cookies.set(provider.cookieName('session'), null);
  const back = params?.['post_logout_redirect_uri'];
  if (typeof back === 'string') ctx.redirect(back);
  else tellSignedOut(ctx);
}

/** For who did not say where to be led back to. */
export function tellSignedOut(ctx: KoaContextWithOIDC): void {
  ctx.type = 'text/plain';
  ctx.body = 'You are signed out.';
}
