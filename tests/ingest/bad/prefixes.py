#!/usr/bin/env python3
"""Writes every beginning of a file into a directory: 0001.NAME holds one byte, and so on up
to the last that lacks more than white space.
usage: prefixes.py FILE DIRECTORY
"""
import os
import sys


def main():
    path, directory = sys.argv[1:]
    with open(path, "rb") as file:
        whole = file.read()
    for length in range(1, len(whole.rstrip())):
        name = f"{length:04}.{os.path.basename(path)}"
        with open(os.path.join(directory, name), "wb") as file:
            file.write(whole[:length])


main()
