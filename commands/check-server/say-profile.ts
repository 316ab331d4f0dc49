import type { Trouble } from '#sync/ports.ts'
import type { Finding, ServerProfile } from '#sync/probe/profile.ts'
import { checkWords, exitCodes, fitnessWords, marks } from './words.ts'

const troubles: Readonly<Record<Trouble, string>> = {
  'no-network': 'Nothing answers at this address, or the connection was cut.',
  'timed-out': 'It took too long to answer.',
  'not-trusted': 'It could not prove who it is, or its address begins with http:// and is on another computer.',
  'server-error': 'It has a fault of its own just now, or asks for patience. Try again in a few minutes.',
  'not-a-trust-server': 'What answers is not a FHIR server.',
  'sign-in-refused': 'It refused a sign-in. Check TOKEN and OTHER_TOKEN.',
  'sign-in-not-reached': 'Who is signing in could not be found out just now. Try again in a few minutes.',
  'sign-in-gives-no-role': 'The sign-in gives its person no role in a team. Check TOKEN and OTHER_TOKEN.',
  'another-server': 'Another server answers.',
}

/** What was found, as a table for people. */
export function sayProfile(profile: ServerProfile): string {
  const parts = profile.findings.map((finding) => [`[${marks[finding.verdict]}] ${checkWords[finding.check].asked}`, `      came: ${finding.came}`, `      means: ${meaningOf(finding)}`].join('\n'))
  const trouble = profile.trouble === null ? [] : [troubles[profile.trouble]]
  return [...parts, ...(parts.length > 0 ? [''] : []), fitnessWords[profile.fitness], ...trouble, ...askForMore(profile)].join('\n')
}

/** The same for programs. */
export function writeProfile(server: string, profile: ServerProfile): string {
  const checks = profile.findings.map((finding) => ({ ...finding, asked: checkWords[finding.check].asked, means: meaningOf(finding) }))
  const { fitness, trouble, epoch } = profile
  return JSON.stringify({ server, fitness, exitCode: exitCodes[fitness], says: fitnessWords[fitness], trouble, epoch, checks }, null, 2)
}

function meaningOf({ check, verdict }: Finding): string {
  const words = checkWords[check]
  return verdict === 'unknown' ? 'Not seen' : (words[verdict] ?? words.good)
}

/** What was not given, and would show more. */
function askForMore(profile: ServerProfile): readonly string[] {
  if (profile.trouble === null && profile.fitness === 'not-reached') return ['The sign-in may not make entries for this team: name the team with --team, and use the sign-in of somebody who may add files.']
  const isUntried = profile.findings.some(({ check, verdict }) => check === 'other-team-read' && verdict === 'unknown')
  return profile.fitness === 'one-team' && isUntried ? ['Give OTHER_TOKEN, a sign-in of another team, to see whether teams are kept apart.'] : []
}
