import { expect, test } from 'vitest'
import type { NeedForecast } from '#domain/meeting/forecast-quorum.ts'
import { forecastWords, needWords } from '#screens/planning/forecast-words.ts'

const need = (discipline: string, words: string, change: Partial<NeedForecast> = {}): NeedForecast => ({ discipline, words, least: 1, coming: [], notHeardFrom: [], sorry: [], ...change })
const nurse = need('Nursing', 'nurse', { coming: ['Sister Grace Mbatha'] })
const radiology = need('Radiology', 'radiologist', { sorry: ['Dr Nia Rowlands'] })

test('[M19, domain 4.1] what nobody covers is named, and no forecast is called quorate', () => {
  expect(forecastWords({ kind: 'unlikely', needs: [nurse, radiology] })).toBe('Not quorate if nobody comes for radiology.')
  expect(forecastWords({ kind: 'not-sure', needs: [nurse, need('Radiology', 'radiologist', { notHeardFrom: ['Dr Nia Rowlands'] })] })).toBe('Quorum not sure yet. No yes so far: radiologist.')
  expect(forecastWords({ kind: 'expected', needs: [nurse, need('Specialist', 'relevant specialist', { coming: ['Dr Erik Lindgren'] })] })).toBe('Quorum expected: nurse and relevant specialist have said yes.')
  expect(forecastWords({ kind: 'no-rule', needs: [] })).toContain('no quorum rule yet')
})

test('[M19, domain 4.1] each line says who covers it, who was not heard from, or that nobody is left', () => {
  expect(needWords(nurse)).toBe('Sister Grace Mbatha comes')
  expect(needWords(radiology)).toBe('nobody: Dr Nia Rowlands has said sorry')
  expect(needWords(need('Specialist', 'specialist', { notHeardFrom: ['A', 'B', 'C', 'D'] }))).toBe('not heard from A, B and 2 more')
  expect(needWords(need('Specialist', 'specialist', { least: 2, coming: ['A'], notHeardFrom: ['B'] }))).toBe('A comes; not heard from B')
  expect(needWords(need('Specialist', 'specialist', { least: 2, coming: ['A'], sorry: ['B', 'C'] }))).toBe('A comes; nobody else: B and C have said sorry')
})
