//! `help`: what can be typed.

use super::{Fault, Outlet};

/// The page that `help` prints.
pub const PAGE: &str = "\
Gương Sáng – kế hoạch, hồ sơ điển hình, xét chọn và văn bản của một cơ quan.

  guong-sang [--data TỆP | TỆP.gsdata]         mở cửa sổ chương trình
  guong-sang apply [--data TỆP] TỆP_LỆNH       làm từng việc trong tệp lệnh, mỗi việc in một dòng biên nhận (JSON)
        --atomic         làm tất cả như một việc: đủ hết hoặc không gì cả
        --who HỌ_TÊN     người ghi trong nhật ký      --at THỜI_ĐIỂM   ví dụ 2017-10-12T08:00:00Z
  guong-sang show GÌ [--data TỆP]              hỏi tệp dữ liệu, trả lời bằng JSON
        office | units | movements | bases | plans | plan MÃ | dossier MÃ | rounds MÃ_KẾ_HOẠCH | round MÃ | health
        conflicts MÃ_ĐỢT                       các khả năng xung đột lợi ích trong đợt xét, căn cứ và câu trả lời
        sheets MÃ_ĐỢT    phiếu của từng thành viên: đã chấm, xác nhận, đối chiếu (khớp, khác ở ô nào)
        obligations MÃ_KẾ_HOẠCH --on NGÀY    chỉ tiêu, thời hạn: đã làm đến đâu vào ngày ấy, ngày nào cần xem lại
        agenda --on NGÀY     việc hôm nay của mọi kế hoạch: quá hạn, đến hạn, sắp đến hạn, còn thiếu gì
        deadlines MÃ_KẾ_HOẠCH --on NGÀY      mọi lần đến hạn trong cả thời gian của kế hoạch: xong, gửi số nào, thiếu, quá hạn
        board MÃ_KẾ_HOẠCH --on NGÀY    bảng chỉ tiêu theo đơn vị và lưới theo tháng: phải gửi, đã gửi, đủ hồ sơ, còn
                         thiếu, gửi muộn, đơn vị nào cần đôn đốc
        closings MÃ_ĐỢT_XÉT          mọi lần chốt của đợt xét: lần 1, lần 2 …
        closing-diff MÃ_ĐỢT_XÉT --from LẦN --to LẦN    hai lần chốt khác nhau chỗ nào; không ghi --to thì so với hiện nay
        publicity MÃ_KẾ_HOẠCH        tin, bài, hoạt động tuyên truyền của kế hoạch
        publicity-sums MÃ_KẾ_HOẠCH --from NGÀY --to NGÀY    tổng hợp theo hình thức, cơ quan, phong trào, tháng; gương nào
                         chưa được giới thiệu
        papers --plan MÃ | register --year NĂM | phrases LOẠI_VĂN_BẢN
        dossiers         --words TỪ --plan MÃ --year NĂM --kind LOẠI --state BƯỚC --unit MÃ --field \"A; B\" --movement MÃ
                         --priority DIỆN --award \"A; B\" --lacking yes|no    nhiều giá trị cách nhau bằng dấu phẩy
                         --order name|kind|unit|state|year|received|field|score|merit --descending
                         --from SỐ --most SỐ    từ hồ sơ thứ mấy, bao nhiêu hồ sơ
        subjects         --words TỪ --kind LOẠI --most SỐ      cá nhân, tập thể, hộ, mô hình qua các năm; TỪ tìm cả trong
                         thành tích và khen thưởng đã có
        subject MÃ       một đối tượng: mọi hồ sơ, khen thưởng và dòng thời gian, các bản ghi có thể trùng
        duplicates       --most SỐ    các cặp có thể trùng và lý do; cặp đã ghi “không trùng” nằm ở apart
        merge MÃ MÃ      việc gộp bản ghi thứ hai vào bản ghi thứ nhất như chương trình đề xuất; chép deed vào tệp lệnh để làm
        files [MÃ_HỒ_SƠ]             tệp của một hồ sơ; không ghi mã thì báo tệp bị mất hoặc bị sửa bên ngoài
        lacking --plan MÃ --year NĂM --on NGÀY    hồ sơ còn thiếu những gì | warnings MÃ_HỒ_SƠ   lưu ý về khen thưởng
        statistics --rows CHIỀU [--columns CHIỀU]    bảng thống kê, mỗi con số kèm mã các hồ sơ phía sau
                         CHIỀU: year|unit|kind|field|movement|sex|ethnicity|direct|priority|proposed|received|state|plan
                         --count all|nominated|chosen|commended    đếm hồ sơ nào, không ghi là nominated
                         --from NĂM --to NĂM --plan MÃ --kind LOẠI    chỉ các năm, kế hoạch, loại ấy
                         --structure old|new    đơn vị theo cơ cấu lúc đề nghị hay cơ cấu vào ngày --on NGÀY
        exports          dữ liệu đã rời chương trình | mappings   các cách đọc danh sách đã lưu
        journal          --most SỐ
  guong-sang attach TỆP --dossier MÃ [--data TỆP]    thêm tệp vào hồ sơ; tệp được chép vào thư mục dữ liệu
        --item MỤC       mục trong danh mục giấy tờ, ví dụ report     --note GHI_CHÚ   --who HỌ_TÊN
  guong-sang list dossiers --out TỆP.xlsx|.csv [--data TỆP]    xuất danh sách hồ sơ, chọn như ở show dossiers
        --columns name,kind,unit,field,movements,priorities,proposed,year,state,received,score,lacking,merit,birth,
                  address,phone,summary      các cột, theo thứ tự ấy
        --public         bản công khai: bỏ điện thoại, địa chỉ, chỉ ghi năm sinh
        --title TÊN      tên danh sách      --who HỌ_TÊN   người xuất, ghi trong nhật ký
  guong-sang list scores --round MÃ --out THƯ_MỤC [--data TỆP]    xuất cả đợt xét thành các bảng CSV: quy tắc, tiêu chí,
                         điểm từng người, kết quả và lý do, đủ để người khác tính lại
  guong-sang list publicity --plan MÃ --out TỆP.xlsx|.csv [--data TỆP]    xuất danh sách tin, bài; sửa xong đọc lại được
  guong-sang list statistics --rows CHIỀU --out TỆP.xlsx|.csv [--data TỆP]    xuất bảng thống kê, chọn như ở show statistics
  guong-sang list deadlines MÃ_KẾ_HOẠCH --out TỆP.xlsx|.csv [--on NGÀY] [--data TỆP]    xuất lịch thời hạn của kế hoạch
  guong-sang plan copy MÃ [--data TỆP]          lập kế hoạch mới từ kế hoạch trước; in các ngày, năm, số cần rà lại
        --name TÊN --from NGÀY --to NGÀY     tên và thời gian của kế hoạch mới
        --council MÃ_ĐỢT_XÉT                 lấy cả Hội đồng và quy chế của đợt xét ấy
        --keep-years                         giữ nguyên các năm, không chuyển sang thời gian mới
  guong-sang plan compare MÃ --with MÃ | --version SỐ   so với kế hoạch khác hoặc với bản đã ban hành (JSON)
  guong-sang plan import TỆP.txt|.docx [--data TỆP]
                         đọc văn bản kế hoạch, in phần tìm được (JSON) và nhập thành dự thảo
        --superior TÊN   nhập làm kế hoạch của cấp trên     --name TÊN   tên gọi trong chương trình
        --dry            chỉ đọc và in, không ghi gì
  guong-sang criteria ready [KHÓA --plan MÃ] [--data TỆP]
                         các bộ tiêu chí có sẵn; ghi khóa thì đưa bộ ấy vào kế hoạch
        --replace        thay bộ tiêu chí cùng đối tượng đã có trong kế hoạch (cả ở criteria read)
  guong-sang criteria read TỆP.xlsx --plan MÃ [--data TỆP]
                         đọc bảng tiêu chí từ Excel; in bộ đọc được và lưu ý từng dòng (JSON), rồi nhập vào kế hoạch
        --kind LOẠI      collective | person | household | model | all, khi tệp không ghi đối tượng
        --dry            chỉ đọc và in, không ghi gì
  guong-sang criteria write MÃ --out TỆP.xlsx [--data TỆP]   ghi bộ tiêu chí ra bảng Excel, sửa xong đọc lại được
  guong-sang criteria versions MÃ [--data TỆP]  các phiên bản cũ của bộ tiêu chí đã sửa sau khi chấm
  guong-sang import take TỆP --plan MÃ [--year NĂM] [--data TỆP]
                         nhập danh sách hồ sơ từ .xlsx, .xls, .ods, .csv, bảng trong .docx hoặc bảng dán vào (dấu -); in từng
                         dòng sẽ ra sao và vì sao (JSON), sao lưu rồi nhập thành một việc, hoàn tác được cả lượt
        --sheet TÊN      chỉ một trang     --mapping TÊN   dùng cách đọc đã lưu     --head SỐ_DÒNG   dòng tiêu đề (0: không có)
        --columns \"TIÊU_ĐỀ=TRƯỜNG; …\"    cột nào ghi gì; TRƯỜNG là none thì không đọc cột
        --kind LOẠI --unit MÃ            loại, đơn vị của các dòng không ghi
        --units \"TÊN_TRONG_TỆP=MÃ; …\"  tên ấy là đơn vị nào     --convert yes|no   chuyển TCVN3, VNI sang Unicode hay giữ
        --skip DÒNG,…    bỏ qua dòng     --apart DÒNG,…   là người khác với người gần giống     --same \"DÒNG=MÃ_ĐỐI_TƯỢNG; …\"
        --result TỆP     ghi bản sao tệp có thêm cột “Kết quả nhập”     --table TỆP.xlsx|.csv   bảng kết quả từng dòng
        --dry            chỉ đọc và in, không nhập
  guong-sang import map TỆP [--save TÊN] [--data TỆP]    danh sách sẽ được đọc thế nào (JSON); lưu cách đọc dưới một tên
  guong-sang units paste TỆP | - [--data TỆP]
                         nhập danh sách đơn vị từ .xlsx, .xls, .ods, .csv, .docx, .txt hoặc bảng dán vào; in từng dòng sẽ ra sao (JSON)
        --under MÃ       đơn vị cấp trên của các dòng không ghi trực thuộc     --from NGÀY   ngày bắt đầu hoạt động
        --skip SỐ_DÒNG,… bỏ qua dòng     --apart SỐ_DÒNG,…   dòng gần giống nhưng là đơn vị khác
        --dry            chỉ đọc và in, không ghi gì
  guong-sang units transform two-tier-2025 [TỆP.txt] [--data TỆP]
                         chuyển đơn vị sang chính quyền hai cấp theo danh sách “xã mới: xã cũ, xã cũ” hoặc câu của nghị quyết
        --pairs JSON     ghép sẵn, ví dụ [{\"name\":\"Hội LHPN xã A\",\"from\":[11,12]}]     --dry   chỉ xem trước
  guong-sang round open --plan MÃ [--data TỆP]  mở đợt xét; in đợt xét cùng quy tắc và chỉ tiêu của nó (JSON)
        --obligation MÃ  thực hiện một chỉ tiêu lựa chọn hoặc phân bổ đại biểu của kế hoạch: số lượng, tối đa từng đơn vị
        --after MÃ       tiếp theo một đợt xét đã chốt: hồ sơ được chọn ở đợt ấy vào đợt này, quy tắc giữ nguyên
        --name TÊN       tên đợt xét     --on NGÀY   ngày họp     --who HỌ_TÊN   người ghi trong nhật ký
  guong-sang paper LOẠI --out TỆP.pdf|.docx|.xlsx [--data TỆP] [--png]
        plan MÃ | proposal | nomination_list | summaries | achievement_report | score_sheet | score_summary | ballot
        | count_minutes | minutes | decision | certificate | why_chosen | report | statistics | letter | reminder | notice
        | bundle
        --plan MÃ --year NĂM --round MÃ --dossier MÃ    lập theo kế hoạch, đợt xét hoặc hồ sơ nào
        --version SỐ     bản kế hoạch đã ban hành (1, 2 …); kế hoạch đã ban hành in đúng như lúc ban hành, --anew để lập lại
        --paper MÃ       văn bản đã lưu; đã ban hành thì in đúng như lúc ban hành, thêm --anew để lập lại theo số liệu mới
        --options JSON   cách lập, ví dụ {\"selection\":\"nominated\",\"only\":\"person\",\"order\":\"unit\"} (PaperOptions)
        --closing SỐ     theo lần chốt nào của đợt xét (1, 2 …); không ghi thì theo đợt xét như hiện nay
        --png            thêm mỗi trang một ảnh     --at THỜI_ĐIỂM   ghi trong thuộc tính của tệp
  guong-sang papers --round MÃ --out THƯ_MỤC   mọi văn bản của một đợt xét: PDF, Word, Excel và trọn bộ; báo chỗ chưa khớp
  guong-sang report freeze|keep|release|changes MÃ_VĂN_BẢN [--data TỆP]
                         chốt số liệu của một báo cáo đã lưu (lần nữa là cập nhật); giữ số đã chốt dù dữ liệu khác;
                         bỏ chốt; in những số đã khác từ khi chốt (JSON). save_paper cũng ghi được: trường figures
        --who HỌ_TÊN     người ghi trong nhật ký     --at THỜI_ĐIỂM
  guong-sang sheets write --round MÃ --out THƯ_MỤC [--data TỆP]
                         ghi mỗi thành viên có quyền chấm một tệp phiếu chấm (.xlsx); tệp đã có thì giữ nguyên
        --figures        ghi kèm điểm đã có trong chương trình      --who HỌ_TÊN   người xuất, ghi trong nhật ký
  guong-sang sheets take THƯ_MỤC|TỆP --round MÃ [--data TỆP]
                         nhận phiếu chấm đã ghi điểm; in (JSON) ai đã nộp, ai chưa, tệp sai đợt, trùng, điểm ngoài khung,
                         ô trống và chỗ khác với điểm đang có, rồi nhận các tệp được đề nghị
        --dry            chỉ đọc và in, không ghi gì     --only-new   chỉ nhận phiếu nộp lần đầu và không làm đổi điểm nào
        --member MÃ      bảng tự lập không ghi tên thì là của thành viên này
        --reason LÝ_DO   vì sao đổi điểm của phiếu đã xác nhận hoặc đã đối chiếu
  guong-sang publicity take TỆP.xlsx|.csv --plan MÃ [--data TỆP]
                         nhập danh sách tin, bài; in (JSON) từng dòng sẽ nhập, đã có hay không nhận và vì sao, rồi nhập
        --form HÌNH_THỨC hình thức của các dòng không ghi     --dry   chỉ đọc và in, không ghi gì
  guong-sang reports take THƯ_MỤC|TỆP --plan MÃ --year NĂM --span half_year|year|interim|final [--data TỆP]
                         đọc báo cáo của đơn vị (.docx, .txt); in (JSON) tệp không đọc được hoặc bị cắt trước, đơn vị, số,
                         ngày, số mục, điều chưa đọc được, ai chưa gửi; rồi nhận các tệp được đề nghị
        --dry            chỉ đọc và in, không ghi gì     --replace   nhận cả báo cáo thay báo cáo cũ của đơn vị
        --no-note        không ghi “đã gửi” vào chế độ báo cáo của kế hoạch
  guong-sang reports merge --plan MÃ --year NĂM --span half_year|year|interim|final [--out TỆP.docx] [--data TỆP]
                         ghép báo cáo đã nhận theo mục, mỗi đoạn kèm nguồn; không ghi --out thì in JSON
  guong-sang packet make --plan MÃ --out TỆP.gsg [--data TỆP]
                         lập gói gửi cơ quan khác qua USB hoặc thư; ghi xong đọc lại, báo “Đã kiểm tra, có thể rút USB”
        --direction up|down   up: hồ sơ kèm tệp gửi lên (không ghi là up); down: kế hoạch, tiêu chí, đơn vị gửi xuống
        --year NĂM       chỉ hồ sơ của năm ấy     --state BƯỚC,…   chỉ hồ sơ ở bước ấy; không ghi thì từ đã đề nghị trở đi
        --without collective,person,household,model,contact,birth,sensitive,files,scores    phần không gửi
        --password-file TỆP   đặt mật khẩu ghi trong tệp ấy     --replace   thay gói cũ cùng tên
  guong-sang packet look TỆP.gsg [--data TỆP]   kiểm tra gói, in (JSON) từng mục: mới, cập nhật, đã có, mâu thuẫn ở trường nào
  guong-sang packet take TỆP.gsg [--data TỆP]   nhận gói như một việc, hoàn tác được; mục mâu thuẫn chưa chọn thì giữ bản ở đây
        --into MÃ        nhận vào kế hoạch này khi gói không tự cho biết     --dry   chỉ xem, không ghi gì
        --choices TỆP.json    {\"records\":[{\"kind\":\"dossier\",\"id\":5,\"choice\":\"theirs\"},
                         {\"kind\":\"unit\",\"id\":7,\"choice\":{\"same\":31}}]}; choice: ours | theirs | apart | {same}
  guong-sang packet receipt TỆP.gsg --out TỆP.pdf|.docx [--data TỆP]    giấy biên nhận cho nơi gửi
  guong-sang check TỆP.txt | - [--json]        kiểm tra thể thức một văn bản (dấu - là đọc từ bàn phím)
  guong-sang check LOẠI [--json]               kiểm tra một văn bản của chương trình, chọn như ở lệnh paper
        --date NGÀY      xét như vào ngày này (2026-02-05)   --kind KÝ_HIỆU   loại văn bản, ví dụ KH, TTr, CV
        --tones old|new  kiểu đặt dấu “hoà” hoặc “hòa”       --words          số lượng phải có chữ: 02 (hai)
        --by-hand        số và ngày để trống cho văn thư ghi tay
  guong-sang check encoding TỆP [--json]       tìm chữ theo bảng mã cũ (TCVN3, VNI, dấu rời, UTF-8 bị đọc sai) trong tệp .xlsx,
                         .docx, .csv, .txt; in từng chỗ đang là gì, sẽ là gì; tệp không bị thay đổi
  guong-sang demo --out THƯ_MỤC [--closed]     làm một chiến dịch mẫu: tệp dữ liệu, kế hoạch và mọi văn bản của đợt xét
  guong-sang template MẪU --out TỆP.xlsx [--data TỆP]  ghi tệp mẫu để gửi đơn vị điền, có danh sách chọn theo danh mục của cơ quan
        dossiers | collective | person | household | model | units | publicity    mẫu phiếu chấm: xem sheets write
  guong-sang export all --out THƯ_MỤC [--data TỆP]     xuất toàn bộ dữ liệu: một tệp Excel, các bảng CSV, một tệp JSON để khôi
                         phục và các tệp kèm theo
  guong-sang export json --out TỆP.json [--data TỆP]   chỉ tệp JSON và các tệp kèm theo nằm bên cạnh
        --no-files       không kèm các tệp của hồ sơ     --who HỌ_TÊN   người xuất, ghi trong nhật ký
  guong-sang restore TỆP.json --data TỆP_MỚI   lập tệp dữ liệu mới từ tệp JSON đã xuất; in (JSON) đã có bao nhiêu dòng, nhật
                         ký còn nguyên không, tệp kèm theo nào thiếu
  guong-sang backup --out TỆP [--data TỆP]     sao lưu đã kiểm tra
  guong-sang help                              trang này

Không ghi --data thì dùng tệp dữ liệu thường dùng của chương trình.
Mã kết thúc: 0 xong; 1 trái quy tắc, hoặc văn bản có chỗ phải sửa; 2 lệnh chưa đúng; 3 vướng tệp hoặc ổ đĩa.
Các việc và các trường của tệp lệnh: docs/commands.md.
";

pub(super) fn print(outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    outlet.out.write_all(PAGE.as_bytes())?;
    Ok(())
}
