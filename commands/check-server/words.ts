import type { Check, Fitness, Verdict } from '#sync/probe/profile.ts'

/** What a check asks, and what its answer means for a team: by verdict, where it is not what one hopes for. */
export interface CheckWords {
  readonly asked: string
  readonly good: string
  readonly limit?: string
  readonly bad?: string
}

export const checkWords: Readonly<Record<Check, CheckWords>> = {
  description: { asked: 'What the server says of itself', good: 'It is a FHIR R4 server', bad: 'It is not a FHIR R4 server' },
  epoch: {
    asked: 'Whether its database has a name of its own', good: 'A wiped or replaced server is noticed at once, and a person is asked',
    limit: 'A wiped or replaced server is noticed only by what is missing from it', bad: 'Every start would be taken for another server',
  },
  'clear-text': { asked: 'Whether records travel in clear', good: 'Nobody on the way can read them', limit: 'For trying it out on one computer', bad: 'Anybody on the way could read them: the app refuses such an address' },
  clock: { asked: 'Its clock beside this computer’s', good: 'Times are right', limit: 'Times of sending may look odd; nothing depends on them' },
  hints: { asked: 'Whether it says when something was added', good: 'A colleague’s entry is on the screen within two seconds', limit: 'A colleague’s entry is on the screen within about twenty seconds' },
  create: { asked: 'Make an entry, under an id of the server’s', good: 'Entries can be sent', bad: 'Nothing can be sent' },
  'create-again': {
    asked: 'Make the same entry once more (If-None-Exist)', good: 'An entry whose answer was lost is not made twice',
    limit: 'An entry whose answer was lost may be there twice; the app reads it once', bad: 'Entries would be there again and again',
  },
  'create-at-once': { asked: 'Make one entry four times at once', good: 'One is made', limit: 'Now and then one may be there twice; the app reads it once', bad: 'Nothing is made' },
  'read-by-id': { asked: 'Read an entry by its id', good: 'What was sent can be checked', limit: 'What was sent is checked by a search' },
  text: { asked: 'Read a signed text back', good: 'Signatures hold', bad: 'Signatures would break, and entries could not be believed' },
  bytes: { asked: 'Read a file back', good: 'Letters and enclosures come whole', bad: 'Letters and enclosures would be damaged or lost' },
  tag: { asked: 'Search by a tag, and by another (_tag)', good: 'A team is given its own entries', limit: 'New entries are found a little later', bad: 'A team would be given other teams’ entries, or not its own' },
  identifier: { asked: 'Search by an identifier, and by another', good: 'An entry or a file is found by its name', limit: 'A new one is found a little later', bad: 'What was sent could not be found again' },
  'fresh-page': { asked: 'Search again after something was added', good: 'Pages are not out of a cache', limit: 'New entries come a little later', bad: 'New entries would never come' },
  'unknown-parameter': { asked: 'Search with a parameter there is not', good: 'A search means what it says', limit: 'The app checks every filter again itself', bad: 'Its answer cannot be read' },
  'last-updated': { asked: 'Search what is newer, in order (_lastUpdated, _sort)', good: 'Only what is new is read', limit: 'More is read than is new', bad: 'New entries could be passed over' },
  'next-page': { asked: 'Read on from page to page', good: 'Everything is read', bad: 'Entries on later pages would be lost' },
  count: { asked: 'Count the team’s entries (_summary=count)', good: 'Computer and server are compared by counting', limit: 'Computer and server are compared by listing, which is slower', bad: 'Computer and server could not be compared' },
  elements: { asked: 'Ask for some elements only (_elements)', good: 'Comparing is quick', limit: 'Comparing reads every entry whole', bad: 'Entries could not be compared' },
  'safe-update': {
    asked: 'Replace a request with a version that is not the newest (If-Match)', good: 'Other systems may read where a case stands, and never what somebody replaced unseen',
    limit: 'Other systems get documents only: letters and reports, not where a case stands',
  },
  'no-token': { asked: 'Read without a sign-in', good: 'Records are given to nobody who has not signed in', bad: 'Anybody could read the records' },
  'other-team-write': { asked: 'Make an entry for a team that the sign-in is not of', good: 'A team’s records are written by that team', limit: 'One team only: anybody who may sign in could write into another team’s records' },
  'other-team-read': { asked: 'Read this team’s entry with another team’s sign-in', good: 'Teams cannot read each other’s records', limit: 'One team only: teams could read each other’s records' },
}

export const marks: Readonly<Record<Verdict, string>> = { good: 'yes', limit: 'so-so', bad: 'NO', unknown: '?' }

export const fitnessWords: Readonly<Record<Fitness, string>> = {
  'several-teams': 'Fit for several teams.',
  'one-team': 'Fit for one team only.',
  'not-fit': 'Not fit: the app would not send anything there.',
  'not-reached': 'Not reached, or not to the end: nothing can be said of it.',
}

export const exitCodes: Readonly<Record<Fitness, number>> = { 'several-teams': 0, 'one-team': 1, 'not-fit': 2, 'not-reached': 3 }
