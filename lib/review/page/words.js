// What the interface says, in English, Thai and Lao.
const WORDS = {
  en: {
    view: 'View', places: 'Places', forms: 'Forms', undo: 'Undo', download: 'Download decisions', help: 'Keys',
    language: 'Language', theme: 'Colours', 'theme-auto': 'Auto', 'theme-light': 'Light', 'theme-dark': 'Dark',
    filters: 'Filters', search: 'Search', reason: 'Reason', file: 'File', status: 'Status', least: 'Confidence from',
    most: 'to', order: 'Order', 'by-place': 'as in the pages', 'by-low': 'unsure first', 'by-high': 'sure first',
    list: 'Corrections', detail: 'Chosen correction', all: 'all', decided: 'Decided', accept: 'Accept', reject: 'Reject',
    edit: 'Edit', clear: 'Take back', before: 'Before', after: 'After', inline: 'In one text', columns: 'Side by side',
    own: 'Another reading', readings: 'Readings', letters: 'Letter by letter', scan: 'Scan', close: 'Close', use: 'Use',
    proposed: 'undecided', accepted: 'accepted', rejected: 'rejected', applied: 'applied', nothing: 'Nothing fits the filters.',
    'no-page': 'The page is not in this report.', 'no-after': 'no reading', confidence: 'confidence', mixed: 'mixed',
    'line-breaks': 'The reading must keep the line breaks of the page.', empty: 'No undo left.', occurrences: 'places',
    'form-accepted': 'Accepted everywhere', 'form-rejected': 'Rejected everywhere', undone: 'Undone', kept: 'decided one by one, kept',
    'not-stored': 'This browser keeps no decisions for this file: download them before you close it.', removed: 'nothing (removed)',
    'help-storage': 'Decisions are kept in this browser until you download them. Nothing is sent anywhere.', downloaded: 'Decisions in the file',
    'key-jk': 'next, previous', 'key-a': 'accept (in Forms: every place of the form)', 'key-r': 'reject (in Forms: every place of the form)',
    'key-e': 'write another reading', 'key-n': 'choose a reading and accept it', 'key-u': 'undo', 'key-/': 'search', 'key-?': 'this list',
    'key-x': 'next undecided', 'key-v': 'places or forms', 'key-i': 'side by side or in one text', 'key-l': 'letter by letter', 'key-o': 'open or close a form',
  },
  th: {
    view: 'มุมมอง', places: 'ทีละแห่ง', forms: 'ตามรูปคำ', undo: 'เลิกทำ', download: 'บันทึกผลการตรวจ', help: 'ปุ่มลัด',
    language: 'ภาษา', theme: 'สี', 'theme-auto': 'ตามเครื่อง', 'theme-light': 'สว่าง', 'theme-dark': 'มืด',
    filters: 'ตัวกรอง', search: 'ค้นหา', reason: 'สาเหตุ', file: 'แฟ้ม', status: 'สถานะ', least: 'ความมั่นใจตั้งแต่',
    most: 'ถึง', order: 'เรียง', 'by-place': 'ตามหน้า', 'by-low': 'ไม่แน่ใจก่อน', 'by-high': 'แน่ใจก่อน',
    list: 'รายการแก้ไข', detail: 'รายการที่เลือก', all: 'ทั้งหมด', decided: 'ตัดสินแล้ว', accept: 'รับ', reject: 'ไม่รับ',
    edit: 'แก้เอง', clear: 'ถอนคำตัดสิน', before: 'ก่อน', after: 'หลัง', inline: 'รวมเป็นข้อความเดียว', columns: 'เทียบสองข้าง',
    own: 'คำอ่านอื่น', readings: 'คำอ่าน', letters: 'ทีละตัวอักษร', scan: 'ภาพสแกน', close: 'ปิด', use: 'ใช้',
    proposed: 'ยังไม่ตัดสิน', accepted: 'รับแล้ว', rejected: 'ไม่รับ', applied: 'แก้ไปแล้ว', nothing: 'ไม่มีรายการที่ตรงกับตัวกรอง',
    'no-page': 'รายงานนี้ไม่มีข้อความของหน้านี้', 'no-after': 'ไม่มีคำอ่าน', confidence: 'ความมั่นใจ', mixed: 'คละกัน',
    'line-breaks': 'คำอ่านต้องขึ้นบรรทัดใหม่ตรงกับหน้าเดิม', empty: 'ไม่มีอะไรให้เลิกทำแล้ว', occurrences: 'แห่ง',
    'form-accepted': 'รับทุกแห่ง', 'form-rejected': 'ไม่รับทุกแห่ง', undone: 'เลิกทำแล้ว', kept: 'ตัดสินไว้ทีละแห่ง คงเดิม',
    'not-stored': 'เบราว์เซอร์นี้ไม่เก็บผลการตรวจ โปรดบันทึกก่อนปิด', removed: 'ตัดออก',
    'help-storage': 'ผลการตรวจเก็บไว้ในเบราว์เซอร์นี้จนกว่าจะบันทึก ไม่มีการส่งออกไปที่ใด', downloaded: 'ผลการตรวจในแฟ้ม',
    'key-jk': 'ถัดไป ก่อนหน้า', 'key-a': 'รับ (ในมุมมองรูปคำ: ทุกแห่ง)', 'key-r': 'ไม่รับ (ในมุมมองรูปคำ: ทุกแห่ง)',
    'key-e': 'พิมพ์คำอ่านเอง', 'key-n': 'เลือกคำอ่านแล้วรับ', 'key-u': 'เลิกทำ', 'key-/': 'ค้นหา', 'key-?': 'รายการนี้',
    'key-x': 'รายการถัดไปที่ยังไม่ตัดสิน', 'key-v': 'ทีละแห่งหรือตามรูปคำ', 'key-i': 'สองข้างหรือข้อความเดียว', 'key-l': 'ทีละตัวอักษร', 'key-o': 'เปิดหรือปิดรูปคำ',
  },
  lo: {
    view: 'ມຸມມອງ', places: 'ເທື່ອລະບ່ອນ', forms: 'ຕາມຮູບຄຳ', undo: 'ກັບຄືນ', download: 'ບັນທຶກຜົນກວດ', help: 'ປຸ່ມລັດ',
    language: 'ພາສາ', theme: 'ສີ', 'theme-auto': 'ຕາມເຄື່ອງ', 'theme-light': 'ແຈ້ງ', 'theme-dark': 'ມືດ',
    filters: 'ຕົວກັ່ນຕອງ', search: 'ຄົ້ນຫາ', reason: 'ສາເຫດ', file: 'ແຟ້ມ', status: 'ສະຖານະ', least: 'ຄວາມໝັ້ນໃຈແຕ່',
    most: 'ຫາ', order: 'ລຽງ', 'by-place': 'ຕາມໜ້າ', 'by-low': 'ບໍ່ແນ່ໃຈກ່ອນ', 'by-high': 'ແນ່ໃຈກ່ອນ',
    list: 'ລາຍການແກ້ໄຂ', detail: 'ລາຍການທີ່ເລືອກ', all: 'ທັງໝົດ', decided: 'ຕັດສິນແລ້ວ', accept: 'ຮັບ', reject: 'ບໍ່ຮັບ',
    edit: 'ແກ້ເອງ', clear: 'ຖອນຄຳຕັດສິນ', before: 'ກ່ອນ', after: 'ຫຼັງ', inline: 'ລວມເປັນຂໍ້ຄວາມດຽວ', columns: 'ທຽບສອງຂ້າງ',
    own: 'ຄຳອ່ານອື່ນ', readings: 'ຄຳອ່ານ', letters: 'ເທື່ອລະຕົວອັກສອນ', scan: 'ພາບສະແກນ', close: 'ປິດ', use: 'ໃຊ້',
    proposed: 'ຍັງບໍ່ຕັດສິນ', accepted: 'ຮັບແລ້ວ', rejected: 'ບໍ່ຮັບ', applied: 'ແກ້ໄປແລ້ວ', nothing: 'ບໍ່ມີລາຍການທີ່ຕົງກັບຕົວກັ່ນຕອງ',
    'no-page': 'ລາຍງານນີ້ບໍ່ມີຂໍ້ຄວາມຂອງໜ້ານີ້', 'no-after': 'ບໍ່ມີຄຳອ່ານ', confidence: 'ຄວາມໝັ້ນໃຈ', mixed: 'ປົນກັນ',
    'line-breaks': 'ຄຳອ່ານຕ້ອງຂຶ້ນແຖວໃໝ່ຕົງກັບໜ້າເດີມ', empty: 'ບໍ່ມີຫຍັງໃຫ້ກັບຄືນແລ້ວ', occurrences: 'ບ່ອນ',
    'form-accepted': 'ຮັບທຸກບ່ອນ', 'form-rejected': 'ບໍ່ຮັບທຸກບ່ອນ', undone: 'ກັບຄືນແລ້ວ', kept: 'ຕັດສິນເທື່ອລະບ່ອນແລ້ວ ຄົງເດີມ',
    'not-stored': 'ບຣາວເຊີນີ້ບໍ່ເກັບຜົນກວດ ກະລຸນາບັນທຶກກ່ອນປິດ', removed: 'ຕັດອອກ',
    'help-storage': 'ຜົນກວດເກັບໄວ້ໃນບຣາວເຊີນີ້ຈົນກວ່າຈະບັນທຶກ ບໍ່ມີການສົ່ງອອກໄປບ່ອນໃດ', downloaded: 'ຜົນກວດໃນແຟ້ມ',
    'key-jk': 'ຕໍ່ໄປ ກ່ອນໜ້າ', 'key-a': 'ຮັບ (ໃນມຸມມອງຮູບຄຳ: ທຸກບ່ອນ)', 'key-r': 'ບໍ່ຮັບ (ໃນມຸມມອງຮູບຄຳ: ທຸກບ່ອນ)',
    'key-e': 'ພິມຄຳອ່ານເອງ', 'key-n': 'ເລືອກຄຳອ່ານແລ້ວຮັບ', 'key-u': 'ກັບຄືນ', 'key-/': 'ຄົ້ນຫາ', 'key-?': 'ລາຍການນີ້',
    'key-x': 'ລາຍການຕໍ່ໄປທີ່ຍັງບໍ່ຕັດສິນ', 'key-v': 'ເທື່ອລະບ່ອນ ຫຼື ຕາມຮູບຄຳ', 'key-i': 'ສອງຂ້າງ ຫຼື ຂໍ້ຄວາມດຽວ', 'key-l': 'ເທື່ອລະຕົວອັກສອນ', 'key-o': 'ເປີດ ຫຼື ປິດຮູບຄຳ',
  },
};

const REASONS = {
  en: {},
  th: {
    encoding: 'รหัสอักษร', 'illegal-sequence': 'ลำดับอักษรผิด', 'replacement-char': 'อักษรหาย', 'script-intrusion': 'อักษรอื่นปน',
    'lao-run': 'ไทยในอักษรลาว', 'sara-am': 'สระอำ', misspelling: 'สะกดผิด', name: 'ชื่อ', 'real-word': 'คำอื่นแทน', spacing: 'เว้นวรรค', repetition: 'ซ้ำ',
  },
  lo: {
    encoding: 'ລະຫັດອັກສອນ', 'illegal-sequence': 'ລຳດັບອັກສອນຜິດ', 'replacement-char': 'ອັກສອນເສຍ', 'script-intrusion': 'ອັກສອນອື່ນປົນ',
    'lao-run': 'ໄທໃນອັກສອນລາວ', 'sara-am': 'ສະຫຼະອຳ', misspelling: 'ສະກົດຜິດ', name: 'ຊື່', 'real-word': 'ຄຳອື່ນແທນ', spacing: 'ຍະຫວ່າງ', repetition: 'ຊ້ຳ',
  },
};

let language = 'en';

function say(key) { return WORDS[language][key] || WORDS.en[key] || key; }
function sayReason(reason) { return REASONS[language][reason] || reason; }

function chooseLanguage(wanted) {
  language = WORDS[wanted] ? wanted : 'en';
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = say(element.dataset.text);
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', say(element.dataset.label));
  for (const element of document.querySelectorAll('[data-key]')) element.append(make('kbd', '', element.dataset.key));
}
