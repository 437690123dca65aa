//! What is on a sheet: document model, layout, pages, and their readers (PDF, raster).
