import { findUnknown, isShown, readProof, type Ground } from './read-proof.ts'

/** The parts each hazard has in the log, in this order. */
const PARTS = ['Cause', 'Effect', 'Risk at first', 'Controls', 'Risk left', 'Status', 'Owner'] as const
type Part = (typeof PARTS)[number]

/** How a hazard may stand: its risk left waits for somebody to accept it, or something is still to be done. */
const STATES = ['For acceptance', 'Open'] as const

const SEVERITIES = ['Minor', 'Significant', 'Considerable', 'Major', 'Catastrophic']

/** The risk by likelihood, then by severity: the matrix of the guidance to DCB0129, as the plan beside the log gives it. */
const MATRIX: Readonly<Record<string, string>> = { 'Very high': '34455', High: '23345', Medium: '22334', Low: '12234', 'Very low': '11223' }

interface Hazard {
  readonly id: string
  readonly parts: ReadonlyMap<string, string>
}

/**
 * Holds the hazard log to its form and to what it names.
 * @param log one section a hazard, `### H3: what it is`, with a line `- **Cause.** …` for each part
 * @param rulesText the lists of rules, which name hazards as their source
 * @returns one sentence for each hazard without a part or without a control that is tested, each rule, file or hazard that is
 *   not there, and each risk the matrix gives otherwise; empty when all is well
 */
export function checkHazards(log: string, rulesText: string, ground: Ground): readonly string[] {
  const hazards = readHazards(log)
  const known = new Set(hazards.map(({ id }) => id))
  const named = [...rulesText.matchAll(/hazard (H\d+)/g)].map(([, id = '']) => id)
  return [
    ...(hazards.length === 0 ? ['The hazard log has no hazard. Write each as a section: ### H1: what it is'] : []),
    ...rowsLeft(log).map((id) => `${id} stands in the hazard log as a row of a table. Write it as a section with its seven parts.`),
    ...hazards.filter(({ id }, n) => hazards.findIndex((other) => other.id === id) < n).map(({ id }) => `The hazard log has ${id} twice. Give the later one a number of its own.`),
    ...named.filter((id) => !known.has(id)).map((id) => `A rule names hazard ${id}, which the hazard log does not have.`),
    ...hazards.flatMap((hazard) => checkHazard(hazard, known, ground)),
  ]
}

function checkHazard({ id, parts }: Hazard, known: ReadonlySet<string>, ground: Ground): readonly string[] {
  const said = [...parts.values()].join('\n')
  const part = (name: Part): string => parts.get(name) ?? ''
  return [
    ...PARTS.filter((name) => part(name) === '').map((name) => `${id} lacks “${name}”. Write a line: - **${name}.** …`),
    ...(part('Controls') === '' || isShown(part('Controls'), ground) ? [] : [`${id} has no control that is tested. Name a rule with a test, or a test file.`]),
    ...findUnknown(id, said, ground),
    ...readProof(said).hazards.filter((other) => !known.has(other)).map((other) => `${id} names ${other}, which the hazard log does not have.`),
    ...(['Risk at first', 'Risk left'] as const).filter((name) => part(name) !== '').flatMap((name) => checkRisk(id, name, part(name))),
    ...(part('Status') === '' || STATES.some((state) => part('Status').startsWith(state)) ? [] : [`${id} has a status of its own. Begin it with one of: ${STATES.join(', ')}.`]),
  ]
}

/** A risk is written `Major, Low: 3.` */
function checkRisk(id: string, name: Part, text: string): readonly string[] {
  const [, severity = '', likelihood = '', given = ''] = /^(\w+), ([A-Z][a-z]+(?: [a-z]+)?): (\d)/.exec(text) ?? []
  const risk = MATRIX[likelihood]?.[SEVERITIES.indexOf(severity)]
  if (risk === undefined) return [`${id}: “${name}” is not written like “Major, Low: 3.” with the words of the matrix.`]
  return risk === given ? [] : [`${id}: “${name}” says ${given}, where the matrix gives ${risk} for ${severity}, ${likelihood}.`]
}

function readHazards(log: string): readonly Hazard[] {
  const [, ...sections] = log.split(/^### (?=H\d+\b)/m)
  return sections.map((section) => {
    const own = section.split(/^#/m)[0] ?? ''
    const lines = own.matchAll(/^- \*\*([^*]+)\.\*\*[ \t]*(.*)$/gm)
    return { id: /^H\d+/.exec(section)?.[0] ?? '', parts: new Map([...lines].map(([, name = '', text = '']) => [name, text.trim()])) }
  })
}

function rowsLeft(log: string): readonly string[] {
  return [...log.matchAll(/^\|\s*(H\d+)\s*\|/gm)].map(([, id = '']) => id)
}
