"""python sources.py LIST FOLDER: downloads the sources that LIST names and unpacks them in FOLDER."""
import os
import subprocess
import sys
import tarfile


def main(requirements, folder):
    with open(requirements) as file:
        wanted = [line.strip() for line in file if '==' in line]
    os.makedirs(folder, exist_ok=True)
    for requirement in wanted:
        name, version = requirement.split('==')
        if os.path.isdir(os.path.join(folder, f'{name}-{version}')):
            continue
        subprocess.run([sys.executable, '-m', 'pip', '--disable-pip-version-check', 'download',
                        '--quiet', '--no-deps', '--no-binary', name, '--dest', folder, requirement],
                       check=True)
        path = os.path.join(folder, f'{name}-{version}.tar.gz')
        with tarfile.open(path) as archive:
            archive.extractall(folder, filter='data')
        os.remove(path)


if __name__ == '__main__':
    main(*sys.argv[1:])
