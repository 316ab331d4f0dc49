import { describe, expect, it } from 'vitest'
import { checkRules } from '../../commands/check-rules.ts'

const RULES = `# Rules
| number | rule | source | hazard |
| --- | --- | --- | --- |
| D1 | A decision names its provider. | row 20 | H3 |
| **D2** | A case not on the agenda is not decided. | rows 21, 22 | H4 |
`

const BOTH = "it('[D1] names'); it(`[D2, row 21] stops`)"

describe('rules and their tests', () => {
  it('is content when every rule has a test', () => {
    expect(checkRules(RULES, [BOTH])).toEqual([])
    expect(checkRules(RULES, ["it('[D1, D2] both')"])).toEqual([])
  })

  it('names a rule without a test, with the title to write', () => {
    expect(checkRules(RULES, ["it('[D1] names')"])).toEqual(['D2 has no test. Write one whose title opens with [D2, rows 21, 22].'])
  })

  it('does not take a mention inside a title, or in a comment, for a test', () => {
    expect(checkRules(RULES, ["it('[D1] unlike [D2]') // [D2] is elsewhere"])).toHaveLength(1)
  })

  it('names a title with an unknown rule', () => {
    expect(checkRules(RULES, [BOTH, "it('[D9] never')"])).toEqual(['A test names D9, which RULES.md does not have. Add the rule or correct the title.'])
  })

  it('knows the rules of another list, which need no test', () => {
    const other = '| K1 | Nothing is done while locked. | `locked` |\n| K2 | A wrong passphrase opens nothing. | |\n'
    expect(checkRules(RULES, [BOTH, "it('[K1] locked')"], other)).toEqual([])
    expect(checkRules(RULES, [BOTH, "it('[K3] never')"], other)).toHaveLength(1)
  })

  it('names a row that the rule does not have', () => {
    expect(checkRules(RULES, [BOTH, "it('[D1, row 23] other')"])[0]).toContain('names row 23')
  })

  it('names a number given twice', () => {
    expect(checkRules(`${RULES}| D1 | Again. | row 1 | |\n`, [BOTH])).toEqual(['RULES.md has D1 twice. Give the later one a number of its own.'])
  })

  it('lets a rule stand without a test where its line says that nothing shows it yet, and only there', () => {
    expect(checkRules(`${RULES}| E1 | Updates are signed. | | **Not yet**: there is no updater |\n`, [BOTH])).toEqual([])
    expect(checkRules(`${RULES}| E1 | Updates are signed. | | in the window |\n`, [BOTH])).toHaveLength(1)
  })

  it('does not pass a file without rules', () => {
    expect(checkRules('# Rules\n', [])).toHaveLength(1)
  })
})
