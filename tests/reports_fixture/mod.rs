//! Made-up reports of lower offices as files: whole ones, a cut one, others that cannot be read.

#![allow(dead_code, clippy::unwrap_used)]

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use zip::write::SimpleFileOptions;

/// A fixture as text.
pub fn text(name: &str) -> String {
    let path = format!("{}/tests/fixtures/reports/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// A Word file of paragraphs; a line with " | " in it is a row of a table.
pub fn word(text: &str) -> Vec<u8> {
    let mut body = String::new();
    let mut rows = String::new();
    for line in text.lines().chain([""]) {
        if line.contains(" | ") {
            let cells: String = line
                .split(" | ")
                .map(|cell| format!("<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>"))
                .collect();
            rows.push_str(&format!("<w:tr>{cells}</w:tr>"));
            continue;
        }
        if !rows.is_empty() {
            body.push_str(&format!("<w:tbl>{}</w:tbl>", std::mem::take(&mut rows)));
        }
        body.push_str(&format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>"));
    }
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(document.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// The report of Hà Quảng, with a table.
pub const WITH_TABLE: &str = "HỘI LHPN HUYỆN HÀ QUẢNG\nSố: 33/BC-BTV\nHà Quảng, ngày 13 tháng 11 năm 2017\nBÁO CÁO\nKết quả phát hiện, nhân rộng điển hình tiên tiến năm 2017\nI. TÌNH HÌNH CHUNG\nKế hoạch được triển khai đến 19/19 cơ sở Hội.\nII. KẾT QUẢ ĐẠT ĐƯỢC\n1. Công tác tuyên truyền\nSố liệu theo bảng:\nHình thức | Số lượng\nHội nghị | 7\nTin, bài | 4\nIII. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN\n1. Tồn tại, hạn chế\n- Một số cơ sở Hội gửi báo cáo còn chậm.\nNơi nhận:\n- Hội LHPN tỉnh;\n- Lưu: VT.\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nHoàng Thị Mai\n";

/// Writes every sort of file into `folder`.
pub fn write_all(folder: &Path) -> PathBuf {
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    put("01 BC năm 2017 - Hòa An.txt", text("hoa-an").as_bytes());
    let loose: String = text("nguyen-binh").nfd().collect();
    put("02 bao cao.docx", &word(&loose));
    put("03 Hà Quảng.docx", &word(WITH_TABLE));
    put("04 Trùng Khánh.txt", text("trung-khanh").trim_end().as_bytes());
    put("05 Thành phố.txt", text("thanh-pho").as_bytes());
    put("06 Quảng Uyên.docx", &[&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat());
    put("07 Hòa An (gửi lại).txt", text("hoa-an").as_bytes());
    put("08 bản chụp.pdf", b"%PDF-1.4 nothing");
    put("09 trống.docx", b"");
    let whole = word(WITH_TABLE);
    put("10 hỏng.docx", &whole[..whole.len() / 2]);
    put("11 Hà Quảng 6 tháng.txt", text("lai-6-thang").as_bytes());
    let stranger = text("hoa-an").replace("HUYỆN HÒA AN", "HUYỆN QUẢNG UYỀM").replace("Số: 45", "Số: 7");
    put("12 không rõ.txt", stranger.as_bytes());
    folder.to_owned()
}
