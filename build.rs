//! Puts icon, names and manifest into the Windows program. Does nothing for any other system.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=icon.ico");
    println!("cargo::rerun-if-changed=assets/icon/guong-sang.manifest");

    // The system the program is built *for*: Windows programs are also built on Linux.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("windows") {
        return Ok(());
    }

    let mut resource = winresource::WindowsResource::new();
    resource
        .set_icon("icon.ico")
        .set_manifest_file("assets/icon/guong-sang.manifest")
        .set("ProductName", "Gương Sáng")
        .set("FileDescription", "Gương Sáng – kế hoạch và xét chọn điển hình")
        .set("LegalCopyright", "")
        // 0x042A: Vietnamese.
        .set_language(0x042A);
    resource.compile()?;
    Ok(())
}
