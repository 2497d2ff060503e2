"""The centres as spreadsheets (xlsx, csv): taken out, brought in again, every change and fault shown beforehand."""
