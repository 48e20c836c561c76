// A real OpenID provider for tests: the certified `oidc-provider`, with a few invented people.
// node provider.mjs PORT REDIRECT_URI [without-id-claims]

import Provider, { interactionPolicy } from 'oidc-provider';

const [port, redirectUri, ...options] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const PEOPLE = {
  ann: { name: 'Ann Archer', email: 'ann@courier.example', email_verified: true },
  vic: { name: 'Vic Reed', email: 'vic@courier.example', email_verified: true },
  ada: { name: 'Ada Stone', email: 'Ada@Courier.example', email_verified: true },
  una: { name: 'Una Vale', email: 'ann@courier.example', email_verified: false },
  gus: { name: 'Gus Marsh', groups: ['desk', 'night'] },
  nora: { name: 'Nora Field', email: 'nora@elsewhere.example', email_verified: true },
  mark: { name: '**Mark** <img src=x onerror=alert(1)>' },
};

const policy = interactionPolicy.base();
policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'on-record',
    client_secret: 'a-secret-of-the-tests-and-of-nothing-else',
    redirect_uris: [redirectUri],
    post_logout_redirect_uris: [redirectUri],
  }],
  claims: { email: ['email', 'email_verified'], openid: ['sub'], profile: ['name', 'groups'] },
  // Most providers put claims into the ID token, which is all that Streamlit reads.
  conformIdTokenClaims: options.includes('without-id-claims'),
  cookies: { keys: ['for-the-tests'] },
  features: {
    devInteractions: { enabled: false },
    // In place of a page of its own that asks for fonts elsewhere.
    rpInitiatedLogout: { logoutSource: (ctx, form) => { ctx.body = signOutPage(form); } },
  },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) }),
  interactions: { policy, url: (_, interaction) => `/sign-in/${interaction.uid}` },
  pkce: { required: () => true },
});

const FORM = `<!doctype html><html lang="en"><title>Test provider</title><h1>Test provider</h1>
<form method="post"><label>Account <input name="account" autofocus></label>
<button name="do" value="go">Continue</button> <button name="do" value="no">Refuse</button></form>`;

function signOutPage(form) {
  return `<!doctype html><html lang="en"><title>Test provider</title><h1>Sign out here too?</h1>${form}
<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`;
}

async function read(request) {
  let body = '';
  for await (const part of request) body += part;
  return new URLSearchParams(body);
}

async function consent(details, accountId) {
  const grant = new provider.Grant({ accountId, clientId: details.params.client_id });
  grant.addOIDCScope('openid email profile');
  return { consent: { grantId: await grant.save() } };
}

async function answer(ctx, details) {
  const form = await read(ctx.req);
  const accountId = form.get('account');
  if (form.get('do') === 'no' || !(accountId in PEOPLE)) {
    return { error: 'access_denied', error_description: 'Refused' };
  }
  return { select_account: {}, login: { accountId }, ...await consent(details, accountId) };
}

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/sign-in/')) return next();
  const details = await provider.interactionDetails(ctx.req, ctx.res);
  if (ctx.method !== 'POST') {
    ctx.type = 'html';
    ctx.body = FORM;
    return undefined;
  }
  ctx.respond = false;
  return provider.interactionFinished(ctx.req, ctx.res, await answer(ctx, details));
});

provider.listen(Number(port), '127.0.0.1', () => console.log(`ready at ${issuer}`));
