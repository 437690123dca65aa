//! House widgets: theme, fonts, icons, spacing, fields, grid, sheet.
