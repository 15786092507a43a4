"""事项目录: look a matter up, check it, change it, publish, and read every version there was."""
