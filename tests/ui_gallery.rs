//! Every house widget on a few pages, drawn to `target/pictures/ui-*.png` for the eye, with checks that what is drawn
//! can be found and pressed.

#![allow(clippy::unwrap_used)]

#[path = "support/pages.rs"]
mod pages;
mod support;

use guong_sang::ui::badge::Tone;
use guong_sang::ui::{Theme, toast};
use pages::{Gallery, Message};

#[test]
fn the_widgets_in_every_look() {
    let gallery = Gallery::new(0);
    for theme in Theme::ALL {
        let mut window = support::window(support::SCREEN, gallery.view());
        support::shot(&format!("ui-widgets-{theme:?}"), &mut window, theme);
    }
}

#[test]
fn a_list_full_folded_and_empty() {
    let mut gallery = Gallery::new(2);
    gallery.grid.choose(Some(2));
    gallery.folded = true;
    let mut window = support::window(support::SCREEN, gallery.view());
    support::shot("ui-grid", &mut window, Theme::Light);
    window.click("Thêm hồ sơ").unwrap();
    assert!(window.into_messages().any(|m| m == Message::Pressed("add")));

    gallery.count = 0;
    gallery.folded = false;
    let mut window = support::window(support::SCREEN, gallery.view());
    support::shot("ui-grid-empty", &mut window, Theme::Light);
    window.click("Thêm hồ sơ đầu tiên").unwrap();
    assert!(window.into_messages().any(|m| m == Message::Pressed("add")));
}

#[test]
fn notices_and_a_question_over_a_page() {
    let mut gallery = Gallery::new(2);
    gallery.count = 40;
    gallery.toasts = vec![
        toast::Toast::new(Tone::Done, "Đã xoá hồ sơ Nguyễn Thị Ánh Tuyết.")
            .deed("Hoàn tác", Message::Pressed("undo")),
        toast::Toast::new(
            Tone::Danger,
            "Không ghi được ra ổ USB. Dữ liệu trong máy vẫn nguyên. Hãy cắm lại USB rồi thử lần nữa.",
        )
        .detail("Chi tiết: ổ E: chỉ cho đọc"),
    ];
    let mut window = support::window(support::SCREEN, gallery.view());
    support::shot("ui-toasts", &mut window, Theme::Light);
    window.click("Hoàn tác").unwrap();
    assert!(window.into_messages().any(|m| m == Message::Pressed("undo")));

    gallery.toasts.clear();
    gallery.asking = true;
    let mut window = support::window(support::SCREEN, gallery.view());
    support::shot("ui-dialog", &mut window, Theme::Light);
    window.click("Thêm hồ sơ").unwrap();
    window.click("Xoá 3 hồ sơ").unwrap();
    let heard: Vec<_> = window.into_messages().filter(|m| matches!(m, Message::Pressed(_))).collect();
    assert_eq!(heard, [Message::Pressed("delete")], "the page below must not hear anything");
}

#[test]
fn a_form_beside_its_paper() {
    let mut gallery = Gallery::new(1);
    // What the first frame of a real window tells.
    let room = iced::Size::new(575.0, 644.0);
    let _ = gallery.update(Message::Sheet(guong_sang::ui::sheet::Event::Scrolled { y: 0.0, room }));
    gallery.pages.iter_mut().for_each(|page| page.picture = None);
    gallery.draw_pages(2.0);
    // Tab asks for a focus operation and changes nothing by itself.
    assert_eq!(gallery.update(Message::Tabbed).units(), 1);
    let mut window = support::window(support::SCREEN, gallery.view());
    support::shot("ui-form-paper", &mut window, Theme::Light);
    window.click(iced_test::selector::id("unit")).unwrap();
    support::shot("ui-suggest", &mut window, Theme::Light);
}

#[test]
fn a_menu_at_the_edge_stays_inside() {
    let mut gallery = Gallery::new(2);
    gallery.menu = Some(iced::Point::new(1360.0, 760.0));
    let mut window = support::window(support::SCREEN, gallery.view());
    support::shot("ui-menu", &mut window, Theme::Light);
    window.click("Xoá hồ sơ").unwrap();
    assert!(window.into_messages().any(|m| m == Message::Pressed("ask")));
}
