/** Letters that stand one by one. */
export const writings = [
  ['Polish', 'Łukasz Wiśniewski, Żółć, ćwiczenia dźwięku; Łęcki, Śląsk, źrebię.'],
  ['Vietnamese', 'Nguyễn Thị Hương, Đặng Văn Lực: bệnh hiếm gặp ở trẻ em, điều trị thử.'],
  ['Yoruba', 'Ifẹolúwa Adébáyọ̀, Ọlátúnjí, ẹ̀gbọ́n, ṣé ó dára, ọmọ náà ń ṣàìsàn.'],
  ['Irish', 'Niamh Ní Dhomhnaill, Áine Ó Súilleabháin, Sadhbh Mhic Ghiolla Íosa, Éamonn Úna.'],
  ['Welsh', 'Siân Llŷr, Gŵyl, tŷ, dŵr, ŵyn, Rhŷs, ẁ ẃ ẅ ŷ.'],
  ['Greek', 'Ελένη Παπαδοπούλου, δεύτερη γνώμη, ΰ ΐ ώ Ώ.'],
  ['Cyrillic', 'Олександра Ющенко, друга думка, ґ є і ї; Щукин, объём, Ђорђевић.'],
  ['Turkish, Romanian and Icelandic', 'Işık Şahin Ğ; Ștefan Țurcanu; Þórður Guðmundsson; Ægir, Øystein, Ærø.'],
  ['clinical signs', '≤ 22, ≥ 5, µg, μg, ½, → , 37 °C, ±, “so”, 3 – 5, × 10⁹/L, m², H₂O, ≈, √, †, ‰, €, £.'],
] as const

/** Scripts whose letters join, stack or run from the right. */
export const joined = [
  ['Arabic', 'يوسف العبدالله (5 سنوات)، متى أستطيع أن ألعب؟ أُمِّي تقول إنَّ الدواء 250 mg.'],
  ['Persian', 'کِی می‌توانم به مدرسه برگردم؟ پژمان گلچین.'],
  ['Urdu', 'میں کب ٹھیک ہو جاؤں گا؟ ڈاکٹر صاحب نے کہا ہے کہ دوا روزانہ دو بار لینی ہے۔'],
  ['Hebrew', 'דוד לוי, שָׁלוֹם עוֹלָם (יש לי 12 שאלות).'],
  ['Hindi', 'आरव कृष्णमूर्ति, क्या मैं फिर से स्कूल जा सकता हूँ? ज्ञान, श्री, द्ध।'],
  ['Bengali', 'ফারহানা রহমান, আমি কবে ভালো হব? ক্ষ, ন্ত্র।'],
  ['Punjabi', 'ਹਰਪ੍ਰੀਤ ਸਿੰਘ, ਕੀ ਮੈਂ ਠੀਕ ਹੋ ਜਾਵਾਂਗਾ?'],
  ['signs the house type has not', 'Agreed ☐ ☑ ✓ ✔'],
] as const
