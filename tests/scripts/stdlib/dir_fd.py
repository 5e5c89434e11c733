# Paths relative to a folder's descriptor, and calls that do not follow symbolic links.
import os
import shutil
import stat
import tempfile


def show(function):
    try:
        print(function())
    except (OSError, TypeError, NotImplementedError) as error:
        print(type(error).__name__, str(error).replace(root, "ROOT"))


root = tempfile.mkdtemp()
folder = os.open(root, os.O_RDONLY)
with open("name", "w", opener=lambda path, flags: os.open(path, flags, dir_fd=folder)) as file:
    file.write("text")
os.mkdir("below", dir_fd=folder)
os.mkfifo("fifo", dir_fd=folder)
os.symlink("name", "link", dir_fd=folder)
os.link("name", "second", src_dir_fd=folder, dst_dir_fd=folder)
os.rename("second", "third", src_dir_fd=folder, dst_dir_fd=folder)
print(sorted(os.listdir(folder)))
print(os.stat("name", dir_fd=folder).st_size, os.stat("name", dir_fd=folder).st_nlink)
print(os.readlink("link", dir_fd=folder), os.access("name", os.R_OK, dir_fd=folder))
print(stat.S_ISLNK(os.stat("link", dir_fd=folder, follow_symlinks=False).st_mode))
print(stat.S_ISLNK(os.lstat("link", dir_fd=folder).st_mode))
os.chmod("name", 0o640, dir_fd=folder)
print(oct(os.stat("name", dir_fd=folder).st_mode))
link = os.path.join(root, "link")
os.utime(link, (5, 6), follow_symlinks=False)
print(os.lstat(link).st_mtime, os.stat(link).st_mtime == 6)
os.utime("name", (7, 8), dir_fd=folder)
print(os.stat(link).st_mtime)
os.symlink("missing", os.path.join(root, "broken"))
print(os.access(os.path.join(root, "broken"), os.F_OK))
print(os.access(os.path.join(root, "broken"), os.F_OK, follow_symlinks=False))
shutil.copystat(link, os.path.join(root, "broken"), follow_symlinks=False)
print(os.lstat(os.path.join(root, "broken")).st_mtime)
show(lambda: os.chmod(link, 0o600, follow_symlinks=False))
show(lambda: os.stat("name", dir_fd="x"))
show(lambda: os.stat("missing", dir_fd=folder))
show(lambda: os.open("missing", os.O_RDONLY, dir_fd=folder))
os.unlink("name", dir_fd=folder)
os.rmdir("below", dir_fd=folder)
print(sorted(os.listdir(folder)))
os.close(folder)
shutil.rmtree(root)
print(os.stat in os.supports_follow_symlinks, os.open in os.supports_dir_fd)
