import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { paperDocumentSchema, type PaperBlock, type PaperDocument } from '#domain/letter/paper-document.ts'
import type { PaperLanguage } from '#domain/letter/paper-language.ts'
import { aHeading, aPaper, aParagraph } from '../builders/a-paper.ts'

/** A short letter to a made-up family, with every kind of block. */
interface Words {
  readonly organisation: string
  readonly date: string
  readonly identity: string
  readonly notice: string
  readonly heading: string
  readonly why: string
  /** Begins in Latin letters. */
  readonly medicine: string
  readonly steps: readonly [string, string]
  readonly head: readonly [string, string]
  readonly row: readonly [string, string]
  readonly question: string
  readonly asked: string
  readonly signed: string
}

const persian: Words = {
  organisation: 'بیمارستان کودکان ریوربنک',
  date: '9 اکتبر 2026',
  identity: 'آرش گلچین، متولد 14 مه 2019، شماره NHS: 999 407 2161',
  notice: 'پیش‌نویس، هنوز امضا نشده',
  heading: 'نظر دوم پزشکی درباره آرش',
  why: 'گروه ما (MDT) در 8 اکتبر 2026 جلسه داشت و از Severnside Children’s Hospital نظر دوم خواست. برای هر پرسشی با شماره 0113 496 0188 تماس بگیرید.',
  medicine: 'Levetiracetam: روزی دو بار 250 mg',
  steps: ['اگر تب از 38.5 °C بالاتر رفت، فوراً تماس بگیرید', 'با اتوبوس به 12 Mill Road, Exbridge بیایید'],
  head: ['دارو', 'زمان'],
  row: ['Prednisolone', 'روزی یک بار، همراه غذا'],
  question: 'آیا برنامه درمان کنونی مناسب است؟',
  asked: 'آرش، 5 اکتبر 2026',
  signed: 'دکتر پریا رامان',
}

const urdu: Words = {
  organisation: 'ریوربینک چلڈرن ہسپتال',
  date: '9 اکتوبر 2026',
  identity: 'حمزہ خان، تاریخ پیدائش 14 مئی 2019، NHS نمبر: 999 407 2161',
  notice: 'مسودہ، ابھی دستخط نہیں ہوئے',
  heading: 'حمزہ کے لیے دوسری طبی رائے',
  why: 'ہماری ٹیم (MDT) نے 8 اکتوبر 2026 کو ملاقات کی اور Severnside Children’s Hospital سے دوسری رائے لی۔ سوال کے لیے 0113 496 0188 پر فون کریں۔',
  medicine: 'Levetiracetam: دن میں دو بار 250 mg',
  steps: ['بخار 38.5 °C سے زیادہ ہو تو فوراً فون کریں', 'بس سے 12 Mill Road, Exbridge پر آئیں'],
  head: ['دوا', 'کب'],
  row: ['Prednisolone', 'دن میں ایک بار، کھانے کے ساتھ'],
  question: 'کیا موجودہ علاج کا منصوبہ مناسب ہے؟',
  asked: 'حمزہ، 5 اکتوبر 2026',
  signed: 'ڈاکٹر پریا رامن',
}

const hebrew: Words = {
  organisation: 'בית החולים לילדים ריברבנק',
  date: '9 באוקטובר 2026',
  identity: 'דוד לוי, נולד ב־14 במאי 2019, מספר NHS: 999 407 2161',
  notice: 'טיוטה, טרם נחתם',
  heading: 'חוות דעת רפואית שנייה בעניינו של דוד',
  why: 'הצוות שלנו (MDT) נפגש ב־8 באוקטובר 2026 וביקש חוות דעת שנייה מ־Severnside Children’s Hospital. בכל שאלה אפשר להתקשר למספר 0113 496 0188.',
  medicine: 'Levetiracetam: פעמיים ביום 250 mg',
  steps: ['אם החום עולה מעל 38.5 °C, התקשרי מיד', 'באוטובוס אל 12 Mill Road, Exbridge'],
  head: ['תרופה', 'מתי'],
  row: ['Prednisolone', 'פעם ביום, עם האוכל'],
  question: 'האם תוכנית הטיפול הנוכחית סבירה?',
  asked: 'דוד, 5 באוקטובר 2026',
  signed: 'ד"ר פרייה רמאן',
}

function aTranslation(language: PaperLanguage, words: Words): PaperDocument {
  const runs = (text: string): { text: string }[] => [{ text }]
  const blocks: PaperBlock[] = [
    aHeading(words.heading, 1),
    aParagraph(words.why),
    aHeading(words.head[0]),
    aParagraph(words.medicine),
    { kind: 'bullets', items: words.steps.map(runs) },
    { kind: 'bullets', ordered: true, items: words.steps.map(runs) },
    { kind: 'table', head: [...words.head], rows: [[...words.row]] },
    { kind: 'questions', start: 1, items: [{ runs: runs(words.question), attribution: words.asked }] },
    { kind: 'signature', lines: [words.signed, words.organisation] },
  ]
  return aPaper({ language, title: words.heading, letterhead: { organisation: words.organisation, lines: ['Mill Road, Exbridge EX9 4ZZ'] }, particulars: [words.date], recipient: ['Mrs A. Parent', '14 Mill Lane', 'EX9 2AB'], identity: words.identity, notice: words.notice, blocks })
}

/** Letters in the languages that are read from the right, with what each is called. */
export const translations: readonly (readonly [string, PaperDocument])[] = [
  ['Arabic', paperDocumentSchema.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../resources/demo/letter-example-arabic.json'), 'utf8')))],
  ['Persian', aTranslation('fa', persian)],
  ['Urdu', aTranslation('ur', urdu)],
  ['Hebrew', aTranslation('he', hebrew)],
]
