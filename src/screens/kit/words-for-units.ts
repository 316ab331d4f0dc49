/** What a person calls a part of a record; the part of a unit's name before its first stroke chooses the words. */
const words: Readonly<Record<string, string>> = {
  identity: 'who this is about',
  subject: 'which child the case is about',
  question: 'the question',
  setting: 'where the child is',
  brief: 'the case in brief',
  request: 'who asked',
  words: 'the family’s words',
  'team-question': 'one of our questions',
  side: 'one of the sides',
  shortlist: 'a provider on the shortlist',
  indications: 'why a second opinion',
  hearing: 'the court hearing',
  hold: 'urgent treatment',
  ended: 'how the case ended',
  consent: 'consent to send the records',
  decision: 'what we agreed',
  dissent: 'a dissent',
  'dissent-asked': 'whether anyone dissents',
  letter: 'the letter',
  task: 'an action',
  meeting: 'the meeting',
  agenda: 'the agenda',
  opened: 'the opening of the meeting',
  attendance: 'who was there',
  interest: 'an interest declared',
  quorum: 'the quorum rule',
  team: 'the team',
  member: 'a member of the team',
  provider: 'the provider',
}

const signed: Readonly<Record<string, string>> = { 'signed/letter': 'the signed letter', 'signed/minute': 'the signed minute' }

/** "what we agreed" for the unit `decision/<meeting>`: what a sentence about a unit calls it. */
export function wordsForUnit(unit: string): string {
  const [head = '', second = ''] = unit.split('/')
  return signed[`${head}/${second}`] ?? words[head] ?? 'a part of this record'
}
