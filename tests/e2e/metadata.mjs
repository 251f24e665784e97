// The metadata API, for what a test needs of the data model besides the screen.
import { password, productUrl } from './browser.mjs';

async function ask(query, variables, token) {
  const response = await fetch(`${productUrl}/metadata`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Asks in somebody's name. */
export async function askAs(email) {
  const origin = productUrl;
  const login = await ask(
    `mutation($email: String!, $password: String!, $origin: String!) {
      getLoginTokenFromCredentials(email: $email, password: $password, origin: $origin) { loginToken { token } } }`,
    { email, password, origin },
  );
  const tokens = await ask(
    `mutation($loginToken: String!, $origin: String!) {
      getAuthTokensFromLoginToken(loginToken: $loginToken, origin: $origin) {
        tokens { accessOrWorkspaceAgnosticToken { token } } } }`,
    { loginToken: login.getLoginTokenFromCredentials.loginToken.token, origin },
  );
  const { token } = tokens.getAuthTokensFromLoginToken.tokens.accessOrWorkspaceAgnosticToken;
  return (query, variables = {}) => ask(query, variables, token);
}

export async function findObject(askMetadata, name) {
  const { objects } = await askMetadata('{ objects(paging: { first: 1000 }) { edges { node { id nameSingular } } } }');
  return objects.edges.find(({ node }) => node.nameSingular === name).node;
}

export async function createField(askMetadata, field) {
  const query = 'mutation($input: CreateOneFieldMetadataInput!) { createOneField(input: $input) { id name } }';
  return (await askMetadata(query, { input: { field } })).createOneField;
}

/** Takes it out of use, and into the bin. */
export async function deleteField(askMetadata, id) {
  const update = 'mutation($id: UUID!) { updateOneField(input: { id: $id, update: { isActive: false } }) { id } }';
  await askMetadata(update, { id }).catch(() => null);
  await askMetadata('mutation($id: UUID!) { deleteOneField(input: { id: $id }) { id } }', { id });
}
