/** A page as another program puts it on the clipboard, and what of it may come into a letter. */
interface PastedPage {
  readonly name: string
  readonly html: string
  /** The box afterwards, in its plainest HTML. */
  readonly gives: string
}

const wordHead = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:Calibri;} p.MsoNormal {margin:0cm; font-size:11.0pt;} @import url("https://example.org/x.css"); --></style></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->`

function wordItem(label: string, words: string, level = 1): string {
  return `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${label}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`
}

export const pastedPages: readonly PastedPage[] = [
  {
    name: 'Word: paragraphs, bold and italic, hard spaces, a link',
    html: `${wordHead}<p class=MsoNormal><span style='font-size:14.0pt;color:red'>Zoë has had <b style='mso-bidi-font-weight:normal'>22&nbsp;IU/mL</b> of\nlevetiracetam<i style='mso-bidi-font-style:normal'>, as agreed</i>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>NHS number 999 000 0018, see <a href="https://example.org/track?id=9"><span style='color:#0563C1'>the protocol</span></a>.<o:p></o:p></p><!--EndFragment--></body></html>`,
    gives: '<p>Zoë has had <strong>22 IU/mL</strong> of levetiracetam<em>, as agreed</em>.</p><p>NHS number 999 000 0018, see the protocol.</p>',
  },
  {
    name: 'Word: its bullets and numbers, which are paragraphs',
    html: `${wordHead}<p class=MsoNormal>Since then:</p>${wordItem('·', 'seizures <b>daily</b>')}${wordItem('o', 'mostly at night', 2)}${wordItem('·', 'no fever')}<p class=MsoNormal>Please say:</p>${wordItem('1.', 'whether')}${wordItem('2.', 'when')}</body></html>`,
    gives: '<p>Since then:</p><ul><li>seizures <strong>daily</strong></li><li>mostly at night</li><li>no fever</li></ul><p>Please say:</p><ol><li>whether</li><li>when</li></ol>',
  },
  {
    name: 'Word: a number that a list of ours would change stays before its words',
    html: `${wordHead}${wordItem('3.', 'the third')}${wordItem('4.', 'the fourth')}${wordItem('a)', 'a part')}</body></html>`,
    gives: '<p>3. the third</p><p>4. the fourth</p><p>a) a part</p>',
  },
  {
    name: 'Word: what was struck out, and comments',
    html: `${wordHead}<p class=MsoNormal>Give <del cite="mailto:Osei" datetime="2026-10-01T10:00">10 mg</del><ins cite="mailto:Osei" datetime="2026-10-01T10:00">20 mg</ins> <s>twice</s><span style='text-decoration:line-through'>thrice</span> once<a style='mso-comment-reference:AO_1'></a><span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor href="#_msocom_1">[AO1]</a></span></span>.</p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Is this right?</p></div></div></body></html>`,
    gives: '<p>Give 20 mg once.</p>',
  },
  {
    name: 'Word: figures above and below the line stay what they mean',
    html: `${wordHead}<p>Platelets 12 × 10<sup>9</sup>/L on the 1<sup>st</sup>, m<span style='vertical-align:super'>2</span>, SpO<sub>2</sub> 91%, H<span style='vertical-align:sub'>2</span>O, C<sub>max</sub></p></body></html>`,
    gives: '<p>Platelets 12 × 10⁹/L on the 1st, m², SpO₂ 91%, H₂O, Cmax</p>',
  },
  {
    name: 'Word: a sign set in the Symbol face is the sign it shows, not its letter: µg never becomes mg',
    html: `${wordHead}<p>Tacrolimus 500 <span style='font-family:Symbol;mso-char-type:symbol;mso-symbol-font-family:Symbol'>m</span>g, <font face="Symbol">\uF0B3</font> 38, <span style='font-family:Symbol'>&#179; 40 <b>D</b></span>, <span style='font-family:"Segoe UI Symbol"'>mg</span>, <span style='font-family:SymbolMT'>m<b style='font-family:inherit'>m</b></span>, <span style='font:12.0pt Symbol'>m</span><span style='font-family:"Noto Sans Symbols"'>m</span>, weaned <span style='font-family:Wingdings'>\u00E0</span> home</p></body></html>`,
    gives: '<p>Tacrolimus 500 µg, ≥ 38, ≥ 40 <strong>Δ</strong>, mg, µ<strong>µ</strong>, µm, weaned → home</p>',
  },
  {
    name: 'Word: a sign nobody here knows stays one that no letter is set with',
    html: `${wordHead}<p><span style='font-family:Webdings'>P</span> and <span style='font-family:Wingdings'>J</span></p></body></html>`,
    gives: '<p>\uF050 and \uF04A</p>',
  },
  {
    name: 'Outlook: lines in blocks inside a table that only places them',
    html: `<html><head><style>.x{color:red}</style></head><body><div class="WordSection1"><table border=0><tr><td width=20><img src="https://example.org/pixel.gif"></td><td><div>Dear Abena,</div><div><br></div><div><span style="font-weight:bold">Rhys</span> slept well.</div><ul style="margin:0"><li>weaned<o:p></o:p></li><li><p class=MsoListParagraph>off oxygen</p></li></ul><p>Kind regards<br>Helen</p></td></tr></table></div></body></html>`,
    gives: '<p>Dear Abena,</p><p><strong>Rhys</strong> slept well.</p><ul><li>weaned</li><li>off oxygen</li></ul><p>Kind regards<br>Helen</p>',
  },
  {
    name: 'EPR: a table of results is a line a row',
    html: '<table><thead><tr><th>Test</th><th>Value</th><th>Range</th></tr></thead><tbody>\n<tr>\n<td>Hb</td>\n<td><p><b>98</b> g/L</p></td>\n<td>110–140</td></tr><tr><td>Sodium</td><td>140</td><td></td></tr></tbody></table>',
    gives: '<p>Test  Value  Range</p><p>Hb  <strong>98</strong> g/L  110–140</p><p>Sodium  140</p>',
  },
  {
    name: 'EPR: typed lines and spaces, and signs nobody sees',
    html: '<pre>BP 90/60\u00a0\u00a0 mmHg\nHR\u200b 120\ufeff\tregular</pre><span style="white-space:pre-wrap">Plan:\n- wait</span>',
    gives: '<p>BP 90/60 mmHg</p><p>HR 120  regular</p><p>Plan:</p><p>- wait</p>',
  },
  {
    name: 'Persian: the sign that parts its letters is a letter’s spelling; the marks of direction are not',
    html: '<p dir="rtl">\u200fمی\u200cخواهم\u200f</p>',
    gives: '<p>می\u200cخواهم</p>',
  },
  {
    name: 'A page: numbered lists in each other keep every number they showed',
    html: '<ol><li>One<ol type="a"><li>part a</li><li>part b</li></ol></li><li>Two</li></ol><ol start="5"><li>Five</li></ol><ol><li>Again</li><li value="4">Four</li></ol>',
    gives: '<ol><li>One</li></ol><p>a. part a</p><p>b. part b</p><p>2. Two</p><p>5. Five</p><ol><li>Again</li></ol><p>4. Four</p>',
  },
  {
    name: 'A page: bullets in each other, headings, and a second paragraph in an item',
    html: '<h2>Plan</h2><ul><li><p>first</p><p>more of it</p></li><li>second<ul><li>under it</li></ul></li></ul>after',
    gives: '<p>Plan</p><ul><li>first<br>more of it</li><li>second</li><li>under it</li></ul><p>after</p>',
  },
  {
    name: 'Google Docs: bold that is not',
    html: '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400;font-style:normal">plain, </span><span style="font-weight:700">bold</span><span style="font-weight:400;font-style:italic;">, italic</span></p></b>',
    gives: '<p>plain, <strong>bold</strong><em>, italic</em></p>',
  },
  {
    name: 'Hostile: what runs, draws, hides or asks',
    html: `<script>document.title='ran'</script><img src=x onerror="document.title='ran'"><svg onload="document.title='ran'"><script>document.title='ran'</script><text>drawn</text></svg><style>*{display:none}</style><iframe srcdoc="<script>parent.document.title='ran'</script>"></iframe><math><mtext><style><img src=x onerror="document.title='ran'"></style></mtext></math><p onclick="document.title='ran'" style="position:fixed;background:url(https://example.org/a.png)">Only <a href="javascript:document.title='ran'">words</a><input value="typed"><button>press</button><span style="display:none">hidden</span><object data="x"></object></p><form action="https://example.org"><textarea>boxed</textarea></form><base href="https://example.org"><link rel=stylesheet href="https://example.org/x.css">`,
    gives: '<p>Only words</p>',
  },
  {
    name: 'Hostile: a page that says it was cut from an editor',
    html: `<p data-pm-slice='0 0 ["list",{"ordered":true},"item",null]'>One</p><p DATA-PM-SLICE='9 9 -9 ["script",null]'>Two</p>`,
    gives: '<p>One</p><p>Two</p>',
  },
]
