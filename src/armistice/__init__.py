"""armistice: would each side gain more by stopping than by carrying on?"""
