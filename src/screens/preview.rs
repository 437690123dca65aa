//! The live paper beside a form: laid out and drawn off the window's thread, shown page by page.
//!
//! The screen hands over how to make the document whenever it has settled ([`Preview::show`]) and draws
//! [`Preview::view`]. What is asked last wins: an answer to an older question is dropped.

use crate::paper::raster::{Bitmap, Raster};
use crate::paper::{Anchor, Document, Faces, Pages, layout};
use crate::ui::{Element, empty, icon, sheet};
use iced::Task;
use iced::widget::row;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tokio::sync::oneshot;

/// A document and its pages.
#[derive(Debug)]
pub struct Laid {
    /// The paper: what is exported and printed.
    pub document: Arc<Document>,
    /// Its pages.
    pub pages: Pages,
}

/// The paper on show.
#[derive(Debug, Default)]
pub struct Preview {
    sheet: sheet::State,
    laid: Option<Arc<Laid>>,
    /// Blank or drawn, one for each page.
    pages: Vec<sheet::Page>,
    /// What each picture was drawn from and how large; none while it is not drawn.
    drawn: Vec<Option<Picture>>,
    asked: u64,
    aim: Option<Anchor>,
    trouble: Option<String>,
    raster: Arc<Mutex<Option<Raster>>>,
}

/// Which picture it is: the page's hash and the dots asked for.
type Picture = ([u8; 32], (u32, u32));

/// What happened to the paper.
#[derive(Debug, Clone)]
pub enum Message {
    /// A paper was laid out; the number of the question.
    Laid(u64, Result<Arc<Laid>, String>),
    /// A page was drawn: its place, which picture, and its dots.
    Drawn(usize, Picture, Option<sheet::Picture>),
    /// In the preview itself: scrolled, zoomed, turned.
    Sheet(sheet::Event),
}

/// The next question's number; one row for all previews, so that an answer to a screen that was left can never be
/// taken for an answer to the one that took its place.
fn next() -> u64 {
    static ASKED: AtomicU64 = AtomicU64::new(1);
    ASKED.fetch_add(1, Ordering::Relaxed)
}

/// Runs `work` on a thread of its own; `None` when no thread could be had.
pub(super) fn off_thread<T: Send + 'static>(
    name: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> impl Future<Output = Option<T>> + Send + 'static {
    let (reply, answer) = oneshot::channel();
    // A dropped reply is the answer that no thread could be had.
    let _ = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
        let _ = reply.send(work());
    });
    async move { answer.await.ok() }
}

impl Preview {
    /// Nothing on show yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lays out what `make` makes, and shows it. `make` runs on another thread; its error is a sentence for people.
    pub fn show(
        &mut self,
        make: impl FnOnce() -> Result<Document, String> + Send + 'static,
    ) -> Task<Message> {
        let asked = next();
        self.asked = asked;
        let work = move || {
            let document = Arc::new(make()?);
            let faces = Faces::liberation().map_err(|error| error.to_string())?;
            let pages = layout(&document, faces);
            Ok(Arc::new(Laid { document, pages }))
        };
        Task::perform(off_thread("paper", work), move |laid| {
            let laid = laid.unwrap_or_else(|| Err(no_thread()));
            Message::Laid(asked, laid)
        })
    }

    /// Empties the preview; an answer still on its way is dropped.
    pub fn clear(&mut self) {
        *self = Self { asked: next(), raster: Arc::clone(&self.raster), ..Self::default() };
    }

    /// Brings what was made from `anchor` into sight, now or when the next paper is laid out.
    pub fn aim(&mut self, anchor: Anchor) -> Task<Message> {
        self.aim = Some(anchor);
        self.reveal()
    }

    /// The paper on show, for export and print; none while there is none.
    #[must_use]
    pub fn document(&self) -> Option<Arc<Document>> {
        self.laid.as_ref().map(|laid| Arc::clone(&laid.document))
    }

    /// The pages on show.
    #[must_use]
    pub fn laid(&self) -> Option<&Pages> {
        self.laid.as_ref().map(|laid| &laid.pages)
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Laid(asked, _) if asked != self.asked => Task::none(),
            Message::Laid(_, Ok(laid)) => {
                self.trouble = None;
                self.take(laid);
                let reveal = self.reveal();
                Task::batch([reveal, self.draw()])
            }
            Message::Laid(_, Err(sentence)) => {
                self.trouble = Some(sentence);
                Task::none()
            }
            Message::Drawn(place, picture, drawn) => {
                // A picture of a page that has changed since is not shown: it would be someone else's text.
                if self.drawn.get(place).copied().flatten() == Some(picture)
                    && let Some(page) = self.pages.get_mut(place)
                {
                    page.picture = drawn.or(page.picture.take());
                }
                Task::none()
            }
            Message::Sheet(event) => {
                let moved = self.sheet.update(event, &self.pages);
                Task::batch([moved, self.draw()])
            }
        }
    }

    /// Takes new pages over the old ones; the old pictures stay until the new ones are drawn, so nothing flickers.
    fn take(&mut self, laid: Arc<Laid>) {
        let blank = laid.pages.pages.iter().enumerate().map(|(place, page)| {
            let mut blank = sheet::Page::blank(page.width.to_mm() as f32, page.height.to_mm() as f32);
            blank.picture = self.pages.get_mut(place).and_then(|old| old.picture.take());
            blank
        });
        self.pages = blank.collect();
        self.drawn.resize(self.pages.len(), None);
        self.laid = Some(laid);
    }

    /// Draws the pages in sight that are not drawn as they should be, one after the other on one thread each.
    fn draw(&mut self) -> Task<Message> {
        let Some(laid) = &self.laid else { return Task::none() };
        let mut tasks = Vec::new();
        for place in self.sheet.visible(&self.pages) {
            let (Some(page), Some(blank)) = (laid.pages.pages.get(place), self.pages.get(place)) else {
                continue;
            };
            let dots = self.sheet.dots_of(blank, &self.pages, 1.0);
            let picture: Picture = (page.hash(), dots);
            if self.drawn.get(place).copied().flatten() == Some(picture) {
                continue;
            }
            if let Some(drawn) = self.drawn.get_mut(place) {
                *drawn = Some(picture);
            }
            let (laid, raster) = (Arc::clone(laid), Arc::clone(&self.raster));
            let work = move || {
                let page = laid.pages.pages.get(place)?;
                let scale = f64::from(dots.0) / page.width.to_pt().max(1.0);
                let bitmap = bitmap(&raster, page, scale as f32)?;
                Some(sheet::picture(bitmap.width, bitmap.height, bitmap.rgba))
            };
            tasks.push(Task::perform(off_thread("page", work), move |drawn| {
                Message::Drawn(place, picture, drawn.flatten())
            }));
        }
        Task::batch(tasks)
    }

    fn reveal(&mut self) -> Task<Message> {
        let (Some(anchor), Some(laid)) = (self.aim, &self.laid) else { return Task::none() };
        let found = laid.pages.pages.iter().enumerate().find_map(|(place, page)| {
            page.anchors.iter().find(|(one, _)| *one == anchor).map(|(_, area)| (place, *area))
        });
        let Some((place, area)) = found else { return Task::none() };
        let (top, bottom) = (area.y.to_mm() as f32, (area.y + area.height).to_mm() as f32);
        self.sheet.reveal(place, (top, bottom), &self.pages)
    }

    /// Draws the preview; it fills its place.
    #[must_use]
    pub fn view(&self) -> Element<'_, Message> {
        match (&self.trouble, &self.laid) {
            (Some(sentence), _) => empty::empty(icon::warning(), "Chưa dựng được trang in", sentence, row![]),
            (None, None) => empty::empty(icon::paper(), "Đang dựng trang in…", "", row![]),
            (None, Some(_)) => sheet::sheet(&self.sheet, &self.pages, Message::Sheet),
        }
    }
}

fn bitmap(raster: &Mutex<Option<Raster>>, page: &crate::paper::Page, scale: f32) -> Option<Bitmap> {
    let faces = Faces::liberation().ok()?;
    // A drawing that broke off leaves only a cache of glyphs behind, which is whole after every glyph.
    let mut raster = raster.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    Some(raster.get_or_insert_with(|| Raster::new(faces)).draw(page, scale))
}

pub(super) fn no_thread() -> String {
    "Máy đang bận nên chưa dựng được trang in. Nội dung đã nhập vẫn an toàn. Hãy đợi một lát rồi sửa tiếp."
        .to_owned()
}
