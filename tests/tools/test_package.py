"""The parts of the package's making that can be tried without making it."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.debian import archive, control, interpreter, libraries, licences, linking, parts_list
from tools.debian.failing import PackagingError

ROOT = Path(__file__).parents[2]


def distribution(site: Path, name: str, expression: str | None) -> None:
    folder = site / f"{name}-1.0.dist-info"
    folder.mkdir(parents=True)
    licence = f"License-Expression: {expression}\n" if expression else ""
    (folder / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n{licence}")
    (folder / "LICENSE").write_text("Do as you like.")


def test_what_a_program_asks_for_is_read_from_it():
    assert linking.Elf.is_one(Path(sys.executable).resolve())
    assert "libc.so.6" in linking.needed_by(Path(sys.executable).resolve())
    assert not linking.Elf.is_one(Path(__file__))


def test_a_file_that_only_begins_like_a_program_is_said(tmp_path):
    file = tmp_path / "x.so"
    file.write_bytes(b"\x7fELF\x02\x01" + b"\xff" * 40)
    with pytest.raises(PackagingError, match="no ELF file"):
        linking.needed_by(file)


def test_a_library_nobody_knows_the_package_of_fails_the_build():
    assert "zlib1g" in control.dependencies({"libz.so.1": "a", "libm.so.6": "a"})
    with pytest.raises(PackagingError, match=r"libnew\.so\.3"):
        control.dependencies({"libnew.so.3": "usr/lib/kiosk/x.so"})


def test_the_policy_lets_in_what_it_names_and_nothing_else(tmp_path):
    policy = licences.read_policy()
    for expression in ("MIT", "Apache-2.0 OR GPL-3.0-only", "MPL-2.0 AND MIT"):
        assert policy.allows(expression)
    for expression in ("GPL-3.0-only", "AGPL-3.0-only", "MIT AND GPL-2.0-only", "CC-BY-NC-4.0"):
        assert not policy.allows(expression)
    distribution(tmp_path, "good", "MIT")
    assert [one.name for one in licences.parts_of(tmp_path, policy)] == ["good"]
    distribution(tmp_path, "worse", "AGPL-3.0-only")
    with pytest.raises(PackagingError, match=r"worse \(AGPL-3.0-only\)"):
        licences.parts_of(tmp_path, policy)


def test_a_library_without_a_named_licence_fails_the_build(tmp_path):
    distribution(tmp_path, "nameless", None)
    with pytest.raises(PackagingError, match="nameless"):
        licences.parts_of(tmp_path, licences.read_policy())


def test_no_policy_for_gnu_without_the_exception():
    allowed = tomllib.loads((ROOT / "packaging/licences.toml").read_text("utf-8"))["allowed"]
    gnu = [one for one in allowed if "GPL" in one and not one.startswith("LGPL")]
    assert gnu == ["GPL-3.0-or-later WITH GCC-exception-3.1"]


def test_what_is_left_out_of_the_lock_leaves_the_rest_with_its_hashes(tmp_path):
    lock = tmp_path / "lock"
    lock.write_text("pip==1 \\\n    --hash=sha256:aa\nnumpy==2 ; x \\\n    --hash=sha256:bb\n")
    assert libraries.kept_lines(lock) == "numpy==2 ; x \\\n    --hash=sha256:bb\n"
    kept = libraries.kept_lines(ROOT / "requirements.lock")
    for name in libraries.LEFT_OUT:
        assert f"\n{name}==" not in "\n" + kept
    assert "\nnumpy==" in kept


def test_the_list_of_parts_is_the_same_twice_and_names_each_once():
    parts = [
        licences.Part("b", "2", "MIT", purl="pkg:pypi/b@2"),
        licences.Part("liba", "1", "BSD-3-Clause", inside="b"),
    ]
    models = [ROOT / "models" / "default"]
    first = parts_list.cyclonedx(parts, "1.0", 0, models)
    assert first == parts_list.cyclonedx(list(reversed(parts)), "1.0", 0, models)
    told = json.loads(first)
    references = [one["bom-ref"] for one in told["components"]]
    assert len(references) == len(set(references)) == 3
    assert told["metadata"]["timestamp"] == "1970-01-01T00:00:00Z"
    assert {one["type"] for one in told["components"]} == {"library", "machine-learning-model"}


def test_a_tree_is_settled_whoever_made_it(tmp_path):
    program, page = tmp_path / "usr/bin/kiosk", tmp_path / "usr/share/doc/kiosk/README.md"
    for file in (program, page):
        file.parent.mkdir(parents=True)
        file.write_text("x")
        file.chmod(0o600)
    archive.settle(tmp_path, 1000)
    assert program.stat().st_mode & 0o777 == 0o755
    assert page.stat().st_mode & 0o777 == 0o644
    assert {path.stat().st_mtime for path in tmp_path.rglob("*")} == {1000}


def test_the_lock_of_python_names_three_packages():
    assert [one.name for one in interpreter.read_lock("amd64")] == list(interpreter.PACKAGES)
    with pytest.raises(PackagingError, match="sparc"):
        interpreter.read_lock("sparc")


@pytest.mark.parametrize("name", ["kiosk-start", "kiosk-screen", "kiosk-clock"])
def test_programs_of_the_services_are_sound_shell(name):
    script = ROOT / "packaging" / "libexec" / name
    assert subprocess.run(["/bin/sh", "-n", str(script)], check=False).returncode == 0


def test_the_window_without_a_key_has_the_same_walls():
    def walls(name: str) -> set[str]:
        unit = (ROOT / "packaging/systemd" / name).read_text("utf-8")
        service = unit.partition("[Service]")[2].partition("[Install]")[0]
        return {line for line in service.splitlines() if line and not line.startswith("#")}

    lacks = walls("kiosk.service") ^ walls("kiosk-trouble.service")
    assert lacks == {
        "LoadCredentialEncrypted=store-key:/var/lib/kiosk/store.db.key.sealed",
        "RestartPreventExitStatus=243",
    }


def test_libraries_of_one_wheel_are_named_each_by_itself(tmp_path):
    distribution(tmp_path, "pillow", "MIT-CMU")
    (tmp_path / "pillow.libs").mkdir()
    for name in ("libwebp-51b0b3f7.so.7.2.0", "libwebpmux-8fb1c9f6.so.3.1.2"):
        (tmp_path / "pillow.libs" / name).touch()
    found = licences.parts_of(tmp_path, licences.read_policy())
    assert [(one.name, one.version) for one in found] == [
        ("pillow", "1.0"), ("libwebp", "7.2.0"), ("libwebpmux", "3.1.2"),
    ]  # fmt: skip
    (tmp_path / "pillow.libs" / "libunheard-of.so.1").touch()
    with pytest.raises(PackagingError, match="libunheard-of"):
        licences.parts_of(tmp_path, licences.read_policy())


def test_nothing_that_was_compiled_on_the_way_stays(tmp_path):
    library = tmp_path / "lib" / interpreter.PYTHON
    for name in ("__pycache__/sitecustomize.cpython-311.pyc", "json/__pycache__/decoder.pyc"):
        (library / name).parent.mkdir(parents=True)
        (library / name).touch()
    (library / "sitecustomize.py").symlink_to("/etc/nowhere")
    (library / "json" / "decoder.py").touch()
    interpreter.trim_python(tmp_path)
    left = [path.relative_to(library).as_posix() for path in library.rglob("*")]
    assert sorted(left) == ["json", "json/decoder.py"]
