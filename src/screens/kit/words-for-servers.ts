/** What a server does wrong that no team's records can live with, by what was seen (`check` of a refusal). */
const wrongs: Readonly<Record<string, string>> = {
  description: 'it is not a FHIR R4 server',
  epoch: 'it calls itself something else each time it is asked',
  'clear-text': 'records would travel in clear',
  create: 'it takes no entries',
  'create-again': 'it keeps an entry twice that is sent twice',
  'create-at-once': 'it does not take an entry that is sent from two computers at once',
  text: 'it changes what it is given to keep',
  bytes: 'files do not come back from it as they were sent',
  tag: 'it does not keep one team’s entries apart from another’s when they are asked for',
  identifier: 'entries cannot be found again by their names',
  'fresh-page': 'it does not show what was added',
  'unknown-parameter': 'it does not say when it has not understood what was asked',
  'last-updated': 'it does not give all that is new',
  'next-page': 'it does not give all it has, page by page',
  count: 'its entries cannot be counted',
  elements: 'its entries cannot be listed',
  'no-token': 'it shows records to people who have not signed in',
}

/** Why a computer was not set up with a server. */
export function unfitServerWords(refusal: { readonly kind: string; readonly check?: unknown }): string {
  const { check } = refusal
  const wrong = typeof check === 'string' && Object.hasOwn(wrongs, check) ? `: ${wrongs[check]}` : ''
  return `This server cannot keep a team’s records${wrong}. Nothing was set up, and nothing about a patient was sent. Give these words to your IT department`
}
