"""A PostGIS server of one's own: an unprivileged user, a folder, a unix socket, no TCP; gone at the end."""
import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path


def programs():
    """Folder of the newest PostgreSQL that has PostGIS."""
    found = [Path(p) for p in sorted(glob.glob("/usr/lib/postgresql/*/bin")) if Path("/usr/share/postgresql", Path(p).parent.name, "extension/postgis.control").exists()]
    if not found:
        raise AssertionError("PostGIS is not installed: apt-get install postgresql-15-postgis-3 (tests/packages.txt)")
    return found[-1]


class Server:
    """with Server() as server: server.sql("…"); server.connection(password=…)"""
    user, database, password = "arobase", "limites", "mot de passe secret"

    def __enter__(self):
        self.bin = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="arobase-pg-", dir="/tmp"))  # a socket's path has a hundred bytes
        self.as_user = []
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self.as_user = ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
        (self.folder / "password").write_text(self.password)
        (self.folder / "password").chmod(0o644)
        try:
            self.run("initdb", "-D", self.folder / "data", "-U", self.user, "--auth=scram-sha-256", f"--pwfile={self.folder / 'password'}", "--no-sync", "-E", "UTF8")
            self.run("pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o", f"-c listen_addresses='' -k {self.folder} -c fsync=off", "start")
            self.sql(f"CREATE DATABASE {self.database}", database="postgres")
            self.sql("CREATE EXTENSION postgis")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        subprocess.run([*self.as_user, self.bin / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop"], cwd="/", capture_output=True, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program, *arguments):
        # The server keeps the files that it is given: a pipe would never end.
        with open(self.folder / f"{program}.out", "w", encoding="utf-8") as out:
            status = subprocess.run([*self.as_user, self.bin / program, *map(str, arguments)], cwd="/", stdout=out, stderr=out, stdin=subprocess.DEVNULL, check=False)
        if status.returncode != 0:
            raise AssertionError(f"{program}: {(self.folder / f'{program}.out').read_text(encoding='utf-8')}")

    def sql(self, text, database=None):
        subprocess.run([self.bin / "psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", self.user, "-d", database or self.database, "-c", text],
                       env={**os.environ, "PGPASSWORD": self.password}, check=True, capture_output=True)

    def connection(self, password=None, host=None):
        return f"PG:host={host or self.folder} user={self.user} dbname={self.database} password='{password or self.password}'"
