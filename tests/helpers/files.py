"""What a folder holds."""


def contents(folder):
    """The bytes of each file below a folder, by its path in there."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}
