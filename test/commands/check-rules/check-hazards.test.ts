import { describe, expect, it } from 'vitest'
import { checkHazards } from '../../../commands/check-rules/check-hazards.ts'
import type { Ground } from '../../../commands/check-rules/read-proof.ts'

const GROUND: Ground = { rules: new Set(['J1', 'K1', 'E20']), tested: new Set(['J1']), isThere: (path) => path === 'test/journeys/a.test.ts' }

const GOOD = `### H1: A wrong child is open
- **Cause.** Two children with one name, as in H2.
- **Effect.** A letter about another child.
- **Risk at first.** Major, Medium: 3.
- **Controls.** The band (J1), and K1.
- **Risk left.** Major, Very low: 2. Somebody who does not look.
- **Status.** For acceptance.
- **Owner.** Clinical Safety Officer.

### H2: A change is lost
- **Cause.** A disk.
- **Effect.** Words are missing.
- **Risk at first.** Considerable, Very high: 4.
- **Controls.** Cut at every byte (\`test/journeys/a.test.ts\`).
- **Risk left.** Minor, Low: 1.
- **Status.** Open: the drill on Windows.
- **Owner.** Engineering lead.
`

const check = (log: string, rules = ''): readonly string[] => checkHazards(log, rules, GROUND)
const withPart = (line: string): string => GOOD.replace(/^- \*\*Controls\.\*\* The band.*$/m, line)

describe('the hazard log', () => {
  it('is content when every hazard has its parts and a control that is tested', () => {
    expect(check(GOOD, 'row 3; hazard H2')).toEqual([])
  })

  it('names a control that names a rule nobody has', () => {
    expect(check(withPart('- **Controls.** J1 and J99.'))).toEqual(['H1 names J99, which no list of rules has. Correct the number, or add the rule.'])
  })

  it('names a test file that is not there', () => {
    expect(check(withPart('- **Controls.** J1; `test/journeys/gone.test.ts`.'))).toEqual(['H1 names test/journeys/gone.test.ts, which is not there. Correct the path.'])
  })

  it('names a hazard without a control, or whose controls name nothing that is tested', () => {
    const none = 'H1 has no control that is tested. Name a rule with a test, or a test file.'
    expect(check(withPart('- **Controls.** People are careful.'))).toEqual([none])
    expect(check(withPart('- **Controls.** Updates are signed (E20).'))).toEqual([none])
    expect(check(withPart('- **Controls.**'))).toEqual(['H1 lacks “Controls”. Write a line: - **Controls.** …'])
    expect(check(withPart(''))).toEqual(['H1 lacks “Controls”. Write a line: - **Controls.** …'])
  })

  it('takes no rule in code, and no hazard, for a control', () => {
    expect(check(withPart('- **Controls.** `J1`, and H2.'))).toHaveLength(1)
  })

  it('holds each risk to the matrix', () => {
    expect(check(GOOD.replace('Major, Medium: 3.', 'Major, Medium: 2.'))).toEqual(['H1: “Risk at first” says 2, where the matrix gives 3 for Major, Medium.'])
    expect(check(GOOD.replace('Major, Very low: 2.', 'Major, Seldom: 2.'))).toEqual(['H1: “Risk left” is not written like “Major, Low: 3.” with the words of the matrix.'])
    expect(check(GOOD.replace('Minor, Low: 1.', 'Catastrophic, Very low: 3.'))).toEqual([])
  })

  it('names a part that is missing, a status of its own, and a hazard that is not there', () => {
    expect(check(GOOD.replace('- **Owner.** Clinical Safety Officer.\n', ''))).toEqual(['H1 lacks “Owner”. Write a line: - **Owner.** …'])
    expect(check(GOOD.replace('For acceptance.', 'Closed.'))).toEqual(['H1 has a status of its own. Begin it with one of: For acceptance, Open.'])
    expect(check(GOOD.replace('as in H2', 'as in H9'))).toEqual(['H1 names H9, which the hazard log does not have.'])
    expect(check(GOOD, '| L1 | Hard. | hazard H30 |')).toEqual(['A rule names hazard H30, which the hazard log does not have.'])
  })

  it('names a number given twice, and a hazard left in a table', () => {
    expect(check(`${GOOD}\n${GOOD.slice(0, GOOD.indexOf('### H2'))}`)).toEqual(['The hazard log has H1 twice. Give the later one a number of its own.'])
    expect(check(`${GOOD}\n| H3 | something | J1 |\n`)).toEqual(['H3 stands in the hazard log as a row of a table. Write it as a section with its seven parts.'])
  })

  it('does not pass a log without hazards', () => {
    expect(check('# Hazards\n')).toHaveLength(1)
  })
})
