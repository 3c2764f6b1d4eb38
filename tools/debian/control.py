"""What Debian is told of the package: its dependencies from the libraries it really asks for."""

from tools.debian.failing import PackagingError

# Which package of Debian 12, 13 and Ubuntu 24.04 has a library; the later two renamed some.
_PACKAGES = {
    "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6", "libbz2.so.1.0": "libbz2-1.0", "libc.so.6": "libc6 (>= 2.36)",
    "libcrypt.so.1": "libcrypt1", "libcrypto.so.3": "libssl3t64 | libssl3",
    "libdbus-1.so.3": "libdbus-1-3", "libexpat.so.1": "libexpat1", "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1", "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1", "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0", "liblzma.so.5": "liblzma5",
    "libsqlite3.so.0": "libsqlite3-0", "libssl.so.3": "libssl3t64 | libssl3",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1", "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0", "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1", "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0", "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0", "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1", "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0", "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1", "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0", "libz.so.1": "zlib1g", "libzstd.so.1": "libzstd1",
}  # fmt: skip
_OF_LIBC = ("ld-linux", "libm.so", "libdl.so", "libpthread.so", "librt.so", "libutil.so")
# Asked for by its programs rather than by a library.
_ALSO = ("systemd (>= 252)", "fontconfig", "fonts-dejavu-core")
_RECOMMENDED = ("cage | xserver-xorg-core", "libpam-systemd", "apparmor", "fonts-noto-cjk",
                "ca-certificates", "udev")  # fmt: skip
_SUGGESTED = ("alsa-utils", "espeak-ng", "tpm2-tools", "exfatprogs")


def dependencies(libraries: dict[str, str]) -> list[str]:
    """Give the packages that have these libraries. Raises PackagingError for one nobody knows."""
    found = set(_ALSO)
    for library, needed_by in libraries.items():
        if library.startswith(_OF_LIBC):
            continue
        if library not in _PACKAGES:
            msg = f"{needed_by} needs {library}, of which control.py does not know the package."
            raise PackagingError(msg)
        found.add(_PACKAGES[library])
    return sorted(found)


def control_file(version: str, architecture: str, kilobytes: int, depends: list[str]) -> str:
    """Write ``DEBIAN/control``."""
    return (
        "Package: kiosk\n"
        f"Version: {version}\n"
        f"Architecture: {architecture}\n"
        "Maintainer: The kiosk authors <kiosk@localhost>\n"
        f"Installed-Size: {kilobytes}\n"
        f"Depends: {', '.join(depends)}\n"
        f"Recommends: {', '.join(_RECOMMENDED)}\n"
        f"Suggests: {', '.join(_SUGGESTED)}\n"
        "Section: misc\n"
        "Priority: optional\n"
        "Description: in-store device that finds a product from a picture or words\n"
        " It knows a shop's catalog and finds goods from a camera picture or from typed\n"
        " words in the shopper's own language, wholly on the device: the process that\n"
        " sees people has no network. The package brings a Python of its own, the\n"
        " default model, the services and what a machine needs to boot into the kiosk\n"
        " alone (see kiosk-session).\n"
    )
